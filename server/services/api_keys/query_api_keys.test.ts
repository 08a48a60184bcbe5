import fc from 'fast-check';
import { SORT_FIELDS, type QueryApiKeysResponse } from '../../../common/http/api_keys';
import type {
  ElasticsearchApiKey,
  QueryBody,
  SortValue,
} from '../../elasticsearch/elasticsearch_types';
import { anElasticsearchApiKey } from '../../../test/builders/an_elasticsearch_api_key';
import { inMemorySecurityApi } from '../../elasticsearch/in_memory_security_api.mock';
import { ApiKeyError } from '../../errors/api_key_error';
import { elasticsearchSort, type ApiKeySort } from './api_keys_sort';
import { queryApiKeys } from './query_api_keys';

interface SortOrder {
  readonly order: 'asc' | 'desc';
  readonly missing?: number;
}

type Tuple = readonly SortValue[];

const ordersOf = ({ sort = [] }: Pick<QueryBody, 'sort'>): readonly [string, SortOrder][] =>
  sort.flatMap((entry) => Object.entries(entry) as [string, SortOrder][]);

function tupleOf(apiKey: ElasticsearchApiKey, body: Pick<QueryBody, 'sort'>): Tuple {
  return ordersOf(body).map(([field, { missing }]) => {
    const value = apiKey[field as 'name' | 'username' | 'creation' | 'expiration'];
    return value ?? missing ?? null;
  });
}

function compareValues(a: SortValue | undefined, b: SortValue | undefined): number {
  if (a === b) return 0;
  return (a ?? 0) < (b ?? 0) ? -1 : 1;
}

function compareTuples(a: Tuple, b: Tuple, body: Pick<QueryBody, 'sort'>): number {
  const signs = ordersOf(body).map(([, { order }], index) => {
    const sign = compareValues(a[index], b[index]);
    return order === 'asc' ? sign : -sign;
  });
  return signs.find((sign) => sign !== 0) ?? 0;
}

/** A naive Elasticsearch: orders the rows of a tie by chance, differently at each call. */
function search(
  apiKeys: readonly ElasticsearchApiKey[],
  body: QueryBody,
  chance: () => number,
): readonly ElasticsearchApiKey[] {
  const { search_after: after, size } = body;
  return apiKeys
    .map((apiKey) => ({ apiKey, tuple: tupleOf(apiKey, body), luck: chance() }))
    .filter(({ tuple }) => !after || compareTuples(tuple, after, body) > 0)
    .sort((a, b) => compareTuples(a.tuple, b.tuple, body) || a.luck - b.luck)
    .slice(0, size)
    .map(({ apiKey, tuple }) => ({ ...apiKey, _sort: tuple }));
}

const features = (facets: boolean) => () => Promise.resolve({ facets });

interface Walk {
  readonly apiKeys: readonly ElasticsearchApiKey[];
  readonly sort: ApiKeySort;
  readonly size: number;
  readonly chance: () => number;
  /** What is still there when the page of the number is asked for. */
  readonly remaining?: (page: number) => readonly ElasticsearchApiKey[];
}

async function walk({ apiKeys, sort, size, chance, remaining }: Walk) {
  const pages: QueryApiKeysResponse[] = [];
  let cursor: string | undefined;
  do {
    const present = remaining?.(pages.length) ?? apiKeys;
    const api = inMemorySecurityApi({
      overrides: {
        query: (body) =>
          Promise.resolve({ total: present.length, api_keys: search(present, body, chance) }),
      },
    });
    const request = { sort, size, ...(cursor === undefined ? {} : { cursor }) };
    const page = await queryApiKeys(request, { api, features: features(false), now: () => 0 });
    pages.push(page);
    cursor = page.cursor;
  } while (cursor !== undefined && pages.length <= apiKeys.length);
  return pages;
}

const idsOf = (pages: readonly QueryApiKeysResponse[]): string[] =>
  pages.flatMap(({ api_keys }) => api_keys.map(({ id }) => id));

/** Few values, so that most rows tie. */
const rowsArbitrary = fc
  .array(
    fc.record({
      name: fc.constantFrom('a', 'b'),
      username: fc.constantFrom('u', 'v'),
      creation: fc.constantFrom(1, 2),
      expiration: fc.constantFrom(undefined, 5),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ expiration, ...row }, index) =>
      anElasticsearchApiKey({
        id: `id-${index}`,
        ...row,
        ...(expiration === undefined ? {} : { expiration }),
      }),
    ),
  );

const walkArbitrary = {
  apiKeys: rowsArbitrary,
  field: fc.constantFrom(...SORT_FIELDS),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
  size: fc.integer({ min: 1, max: 9 }),
  luck: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
};

const chanceOf = (luck: Iterator<number>) => (): number => Number(luck.next().value);

describe('queryApiKeys', () => {
  it('pages without losing, repeating or misplacing a key, however many tie', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(walkArbitrary), async ({ apiKeys, size, luck, ...sort }) => {
        const pages = await walk({ apiKeys, sort, size, chance: chanceOf(luck) });

        const body = { sort: elasticsearchSort(sort) };
        const rows = pages.flatMap(({ api_keys }) => api_keys);
        const tuples = rows.map((row) => JSON.stringify(tupleOf(row, body)));
        const ordered = [...apiKeys]
          .map((apiKey) => tupleOf(apiKey, body))
          .sort((a, b) => compareTuples(a, b, body));
        expect(idsOf(pages).sort()).toEqual(apiKeys.map(({ id }) => id).sort());
        expect(tuples).toEqual(ordered.map((tuple) => JSON.stringify(tuple)));
        expect(pages).toHaveLength(Math.max(1, Math.ceil(apiKeys.length / size)));
      }),
    );
  });

  it('neither loses nor repeats the keys that stay while others are invalidated', async () => {
    const arbitrary = fc.record({
      ...walkArbitrary,
      leavesAt: fc.array(fc.integer({ min: 0, max: 9 })),
    });

    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ apiKeys, size, luck, leavesAt, ...sort }) => {
        const leaves = (index: number): number => leavesAt[index] ?? Infinity;
        const pages = await walk({
          apiKeys,
          sort,
          size,
          chance: chanceOf(luck),
          remaining: (page) => apiKeys.filter((_, index) => leaves(index) > page),
        });

        const ids = idsOf(pages);
        const staying = apiKeys.filter((_, index) => leaves(index) === Infinity);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining(staying.map(({ id }) => id)));
      }),
    );
  });

  it('asks for the newest 25 keys by default', async () => {
    const bodies: QueryBody[] = [];
    const api = inMemorySecurityApi({
      overrides: {
        query: (body) => {
          bodies.push(body);
          return Promise.resolve({ total: 0, api_keys: [] });
        },
      },
    });

    const answer = await queryApiKeys({}, { api, features: features(true), now: () => 1000 });

    expect(answer).toEqual({ api_keys: [], total: 0, server_time: 1000 });
    expect(bodies).toEqual([
      {
        query: expect.anything() as unknown,
        size: 26,
        sort: [
          { creation: { order: 'desc' } },
          { name: { order: 'asc' } },
          { username: { order: 'asc' } },
        ],
      },
    ]);
  });

  it('counts over the search, not over the filters', async () => {
    const bodies: QueryBody[] = [];
    const aggregations = {
      categories: {
        buckets: {
          personal: { doc_count: 3 },
          managed: { doc_count: 2 },
          cross_cluster: { doc_count: 1 },
        },
      },
      statuses: { buckets: { active: { doc_count: 5 }, expired: { doc_count: 1 } } },
      owners: { buckets: [{ key: 'elastic', doc_count: 6 }] },
    };
    const api = inMemorySecurityApi({
      overrides: {
        query: (body) => {
          bodies.push(body);
          return Promise.resolve({
            total: 6,
            api_keys: [],
            ...(body.aggs ? { aggregations } : {}),
          });
        },
      },
    });

    const { facets } = await queryApiKeys(
      { search: 'a', filters: { status: 'expired' }, facets: true },
      { api, features: features(true), now: () => 1000 },
    );

    expect(facets).toEqual({
      categories: { personal: 3, managed: 2, cross_cluster: 1 },
      statuses: { active: 5, expired: 1 },
      owners: [{ username: 'elastic', count: 6 }],
    });
    const counting = bodies.find(({ aggs }) => aggs);
    expect(counting).toMatchObject({ size: 0 });
    expect(JSON.stringify(counting?.query)).not.toContain('expiration');
  });

  it('counts zero when Elasticsearch has nothing to aggregate', async () => {
    const { facets } = await queryApiKeys(
      { facets: true },
      { api: inMemorySecurityApi(), features: features(true), now: () => 0 },
    );

    expect(facets).toEqual({
      categories: { personal: 0, managed: 0, cross_cluster: 0 },
      statuses: { active: 0, expired: 0 },
      owners: [],
    });
  });

  it('answers without counts where the cluster cannot aggregate', async () => {
    const answer = await queryApiKeys(
      { facets: true },
      { api: inMemorySecurityApi(), features: features(false), now: () => 0 },
    );

    expect(answer).not.toHaveProperty('facets');
  });

  it('fails when counting fails, rather than pretend that all is well', async () => {
    const api = inMemorySecurityApi({
      overrides: {
        query: ({ aggs }) =>
          aggs
            ? Promise.reject(new ApiKeyError('elasticsearch_unavailable', 'down'))
            : Promise.resolve({ total: 0, api_keys: [] }),
      },
    });

    const answer = queryApiKeys({ facets: true }, { api, features: features(true), now: () => 0 });

    await expect(answer).rejects.toMatchObject({ code: 'elasticsearch_unavailable' });
  });
});
