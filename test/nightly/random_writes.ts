import { call } from '../support/elasticsearch';
import type { ExpectedState } from './expected_state';

/** Where to write, what is expected of it, and which write is next. */
export interface Writing {
  readonly url: string;
  readonly expected: ExpectedState;
  /** 0 to 1, exclusive. */
  readonly random: () => number;
}

/** Index of the documents. */
export const INDEX = 'kills';

/** Creates, updates or invalidates a key, or writes documents. @throws when there is no answer */
export async function writeSomething({ url, expected, random }: Writing): Promise<void> {
  const mark = Math.floor(random() * 1e9).toString(36);
  const keys = expected.subjects('key ', 'live');
  const target = keys[Math.floor(random() * keys.length)];
  const dice = random();
  if (dice < 0.3) return writeDocuments({ url, expected, mark });
  if (target === undefined || dice < 0.6) return createKey({ url, expected, mark });
  return changeKey({ url, expected, mark }, { subject: target, isUpdate: dice < 0.8 });
}

interface Write {
  readonly url: string;
  readonly expected: ExpectedState;
  readonly mark: string;
}

function createKey({ url, expected, mark }: Write): Promise<void> {
  return expected.write({ [`key ${mark}`]: `live ${mark}` }, () =>
    send(url, 'POST /_security/api_key', { name: mark, metadata: { mark } }),
  );
}

async function changeKey(
  { url, expected, mark }: Write,
  { subject, isUpdate }: { readonly subject: string; readonly isUpdate: boolean },
): Promise<void> {
  const name = subject.slice('key '.length);
  const { body } = await call(url, { line: `GET /_security/api_key?name=${name}` });
  const [{ id }] = body.api_keys;
  return isUpdate
    ? expected.write({ [subject]: `live ${mark}` }, () =>
        send(url, `PUT /_security/api_key/${id}`, { metadata: { mark } }),
      )
    : expected.write({ [subject]: 'invalidated' }, () =>
        send(url, 'DELETE /_security/api_key', { ids: [id] }),
      );
}

function writeDocuments({ url, expected, mark }: Write): Promise<void> {
  const ids = ['a', 'b', 'c'].map((letter) => letter + mark.slice(-1));
  const changes = Object.fromEntries(ids.map((id) => [`document ${id}`, mark]));
  return expected.write(changes, async () => {
    const lines = ids.flatMap((_id) => [{ index: { _index: INDEX, _id } }, { mark }]);
    const { body } = await call(url, { line: 'POST /_bulk', lines });
    if (body.errors !== false) throw new Error(`POST /_bulk: ${JSON.stringify(body)}`);
  });
}

async function send(url: string, line: string, json: unknown): Promise<void> {
  const { status, body } = await call(url, { line, json });
  if (status >= 300) throw new Error(`${line}: ${status} ${JSON.stringify(body)}`);
}
