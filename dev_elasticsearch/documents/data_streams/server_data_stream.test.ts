import { openTemporaryStore } from '../../storage';
import type { Store } from '../../storage';
import { TaskRegistry } from '../../lib/task_registry';
import { emulatedVersion } from '../../lib/version';
import { systemRandomBytes } from '../../lib/ids';
import type { Data } from '..';
import { createData } from '..';
import { SYSTEM_SUBJECT } from './system_subject';

const START = Date.UTC(2030, 0, 1);
const NAME = 'logs-audit-default';
const mappings = { properties: { user: { type: 'keyword' } } };

let store: Store;
let data: Data;
let now = START;

beforeEach(() => {
  now = START;
  store = openTemporaryStore();
  data = createData({
    store,
    clock: () => now,
    random: systemRandomBytes,
    version: emulatedVersion(),
    tasks: new TaskRegistry({ nodeId: 'n', clock: () => now, log: () => undefined }),
  });
});

afterEach(() => store.close());

const append = (...users: readonly string[]) =>
  data.appendToDataStream({
    name: NAME,
    mappings,
    documents: users.map((user) => ({ '@timestamp': new Date(now).toISOString(), user })),
  });

async function usersLeft(): Promise<readonly string[]> {
  const search = data.endpoints.find(({ paths }) => paths.includes('/{index}/_search'));
  const answer = await search?.handle({
    method: 'post',
    path: '',
    prefers: undefined,
    params: { index: 'logs-*' },
    query: {},
    body: { sort: ['@timestamp', '_doc'], size: 100 },
    bodyText: '',
    subject: SYSTEM_SUBJECT,
  });
  const { hits } = answer?.body as { hits: { hits: { _source: { user: string } }[] } };
  return hits.hits.map(({ _source }) => _source.user);
}

describe('appendToDataStream()', () => {
  it('makes the data stream, then grows it in order', async () => {
    await append('a', 'b');
    now += 1000;
    await append('c');

    expect(await usersLeft()).toEqual(['a', 'b', 'c']);
  });

  it('adds nothing when one document does not fit', async () => {
    await append('a');
    const refused = data.appendToDataStream({
      name: NAME,
      mappings,
      documents: [{ '@timestamp': START, user: 'b' }, { user: 'c' }],
    });

    await expect(refused).rejects.toMatchObject({ type: 'document_parsing_exception' });
    expect(await usersLeft()).toEqual(['a']);
  });
});

describe('trimDataStream()', () => {
  it.each([
    { before: START, keep: 10, removed: 0, left: ['a', 'b', 'c'] },
    { before: START + 500, keep: 10, removed: 2, left: ['c'] },
    { before: START, keep: 2, removed: 1, left: ['b', 'c'] },
    { before: START + 5000, keep: 0, removed: 3, left: [] },
  ])('removes $removed before $before, keeping $keep', async ({ removed, left, ...retention }) => {
    await append('a', 'b');
    now += 1000;
    await append('c');

    expect(await data.trimDataStream(NAME, retention)).toBe(removed);
    expect(await usersLeft()).toEqual(left);
  });

  it('has nothing to remove of a data stream that does not exist', async () => {
    expect(await data.trimDataStream('nowhere', { before: START, keep: 0 })).toBe(0);
  });
});
