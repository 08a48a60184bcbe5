import { SORT_FIELDS } from '../../common/http/api_keys';
import { createKey } from '../support/elasticsearch';
import { callKibana } from '../support/kibana';
import { startStack, type Stack } from '../support/stack';

jest.setTimeout(120_000);

const COUNT = 60;
const SIZE = 7;

let stack: Stack;
let ids: string[];

beforeAll(async () => {
  stack = await startStack();
  // Made at once and mostly alike, so that many agree in every field one can sort by.
  const keys = Array.from({ length: COUNT }, (_, index) =>
    createKey(stack.elasticsearchUrl, {
      name: index % 3 === 0 ? 'same' : `name ${index % 5}`,
      ...(index % 4 === 0 ? { expiration: '30d' } : {}),
    }),
  );
  ids = (await Promise.all(keys)).map(({ id }) => id);
});

afterAll(() => stack.dispose());

const SORTS = SORT_FIELDS.flatMap((field) =>
  (['asc', 'desc'] as const).map((direction) => ({ field, direction })),
);

describe('paging through keys that sort alike', () => {
  it.each(SORTS)('shows each key once by $field $direction', async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await callKibana(stack.kibanaUrl, {
        line: 'POST /api/api_keys/_query',
        body: { sort, size: SIZE, cursor },
      });
      expect(body.total).toBe(COUNT);
      seen.push(...body.api_keys.map(({ id }: { id: string }) => id));
      cursor = body.cursor;
    } while (cursor !== undefined && seen.length <= COUNT);

    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it('finds a key by a part of its name, by its owner and by its id, in any case', async () => {
    const search = async (text: string) => {
      const body = { search: text, size: 100 };
      const line = 'POST /api/api_keys/_query';
      return (await callKibana(stack.kibanaUrl, { line, body })).body.total;
    };

    const totals = await Promise.all(
      ['AM', 'me 3', 'elastic same', ids[0] ?? '', '*', 'nobody'].map(search),
    );

    expect(totals).toEqual([COUNT, 8, 20, 1, 0, 0]);
  });
});
