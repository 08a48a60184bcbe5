import { contractSuite, type ContractRow } from '../../support/contract';

interface Found extends ContractRow {
  readonly name: string;
  /** Given the mark all names of the case begin with. */
  readonly query: (mark: string) => object;
  /** Of `a`, `b` and `c`. */
  readonly found: readonly string[];
}

const ALL = ['a', 'b', 'c'];

/** Three keys: `b` expires, `c` is invalidated. */
const METADATA: Record<string, object> = {
  a: { team: 'red', size: 10, nested: { level: 'one' }, tags: ['x', 'y'] },
  b: { team: 'blue', size: 9, nested: { level: 'two' }, flag: true },
  c: { team: 'Red' },
};

contractSuite('POST /_security/_query/api_key: query', (cluster, version) => {
  let mark = '';
  let ids: Record<string, string> = {};

  beforeAll(async () => {
    mark = cluster.unique('query');
    ids = {};
    for (const [which, metadata] of Object.entries(METADATA)) {
      const expiration = which === 'b' ? { expiration: '1d' } : {};
      const name = `${mark}-${which}`;
      ids[which] = (await cluster.addKey({ name, metadata, ...expiration })).id;
    }
    await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [ids.c] } });
  });

  const ask = (query: object) =>
    cluster.call({ line: 'POST /_security/_query/api_key', json: { query, size: 1_000 } });
  const among = (query: object) => ({
    bool: { must: [query], filter: [{ prefix: { name: mark } }] },
  });

  it.each(
    version.applicable<Found>([
      { name: 'match_all', query: () => ({ match_all: {} }), found: ALL },
      { name: 'a term of name', query: (m) => ({ term: { name: `${m}-a` } }), found: ['a'] },
      {
        name: 'a term with value',
        query: (m) => ({ term: { name: { value: `${m}-a` } } }),
        found: ['a'],
      },
      { name: 'a term in another case', query: (m) => ({ term: { name: `${m}-A` } }), found: [] },
      {
        name: 'a case-insensitive term',
        query: (m) => ({ term: { name: { value: `${m}-A`, case_insensitive: true } } }),
        found: ['a'],
      },
      {
        name: 'terms',
        query: (m) => ({ terms: { name: [`${m}-a`, `${m}-c`, 'none'] } }),
        found: ['a', 'c'],
      },
      { name: 'prefix', query: (m) => ({ prefix: { name: `${m}-` } }), found: ALL },
      {
        name: 'a case-insensitive prefix',
        query: (m) => ({
          prefix: { name: { value: `${m}-B`.toUpperCase(), case_insensitive: true } },
        }),
        found: ['b'],
      },
      { name: 'wildcard', query: (m) => ({ wildcard: { name: `${m}-?` } }), found: ALL },
      {
        name: 'a wildcard with value',
        query: () => ({ wildcard: { name: { value: '*-b' } } }),
        found: ['b'],
      },
      { name: 'a flag', query: () => ({ term: { invalidated: true } }), found: ['c'] },
      {
        name: 'a flag as text',
        query: () => ({ term: { invalidated: 'false' } }),
        found: ['a', 'b'],
      },
      { name: 'exists', query: () => ({ exists: { field: 'expiration' } }), found: ['b'] },
      {
        name: 'exists invalidation',
        query: () => ({ exists: { field: 'invalidation' } }),
        found: ['c'],
      },
      { name: 'a range', query: () => ({ range: { expiration: { gt: 0 } } }), found: ['b'] },
      {
        name: 'a range with date math',
        query: () => ({ range: { creation: { gte: 'now-1d', lte: 'now+1d' } } }),
        found: ALL,
      },
      {
        name: 'a range in the past',
        query: () => ({ range: { creation: { lt: 'now-1d' } } }),
        found: [],
      },
      { name: 'an owner', query: () => ({ term: { username: 'elastic' } }), found: ALL },
      { name: 'a realm', query: () => ({ term: { realm_name: 'reserved' } }), found: ALL },
      {
        name: 'another realm',
        query: () => ({ term: { realm_name: 'default_native' } }),
        found: [],
      },
      {
        name: 'the type',
        since: '8.13',
        query: () => ({ term: { type: 'rest' } }),
        found: ALL,
      },
      {
        name: 'another type',
        since: '8.13',
        query: () => ({ term: { type: 'cross_cluster' } }),
        found: [],
      },
      { name: 'metadata', query: () => ({ term: { 'metadata.team': 'red' } }), found: ['a'] },
      {
        name: 'metadata numbers as text',
        query: () => ({ term: { 'metadata.size': '9' } }),
        found: ['b'],
      },
      { name: 'metadata numbers', query: () => ({ term: { 'metadata.size': 9 } }), found: ['b'] },
      {
        name: 'metadata flags',
        query: () => ({ term: { 'metadata.flag': 'true' } }),
        found: ['b'],
      },
      {
        name: 'nested metadata',
        query: () => ({ term: { 'metadata.nested.level': 'two' } }),
        found: ['b'],
      },
      { name: 'metadata lists', query: () => ({ term: { 'metadata.tags': 'y' } }), found: ['a'] },
      { name: 'any metadata leaf', query: () => ({ term: { metadata: 'blue' } }), found: ['b'] },
      {
        name: 'an existing metadata path',
        query: () => ({ exists: { field: 'metadata.nested.level' } }),
        found: ['a', 'b'],
      },
      {
        name: 'a metadata prefix',
        query: () => ({ prefix: { 'metadata.team': 'bl' } }),
        found: ['b'],
      },
      {
        name: 'a metadata range, compared as text',
        query: () => ({ range: { 'metadata.size': { gte: '5', lte: '95' } } }),
        found: ['b'],
      },
      {
        name: 'bool with must_not',
        query: (m) => ({ bool: { must_not: [{ term: { name: `${m}-a` } }] } }),
        found: ['b', 'c'],
      },
      {
        name: 'bool with should',
        query: (m) => ({
          bool: { should: [{ term: { name: `${m}-a` } }, { term: { name: `${m}-b` } }] },
        }),
        found: ['a', 'b'],
      },
      {
        name: 'bool with minimum_should_match',
        query: (m) => ({
          bool: {
            should: [{ term: { invalidated: true } }, { term: { name: `${m}-c` } }],
            minimum_should_match: 2,
          },
        }),
        found: ['c'],
      },
      { name: 'an empty bool', query: () => ({ bool: {} }), found: ALL },
      {
        name: 'match',
        since: '8.13',
        query: (m) => ({ match: { name: { query: `${m}-a` } } }),
        found: ['a'],
      },
      {
        name: 'simple_query_string on a field',
        since: '8.13',
        query: (m) => ({ simple_query_string: { query: `"${m}-a"`, fields: ['name'] } }),
        found: ['a'],
      },
      {
        name: 'simple_query_string with a prefix',
        since: '8.13',
        query: (m) => ({ simple_query_string: { query: `${m}*`, fields: ['name'] } }),
        found: ALL,
      },
      {
        name: 'simple_query_string on a pattern of fields',
        since: '8.13',
        query: () => ({
          simple_query_string: { query: 'blue', fields: ['metadata.t*', 'metadata'] },
        }),
        found: ['b'],
      },
      {
        name: 'simple_query_string on all fields',
        since: '8.13',
        query: (m) => ({ simple_query_string: { query: `"${m}-b"` } }),
        found: ['b'],
      },
      {
        name: 'simple_query_string on unknown fields',
        since: '8.13',
        query: () => ({ simple_query_string: { query: '*', fields: ['api_key_hash', 'nope'] } }),
        found: [],
      },
    ]),
  )('finds by $name', async ({ query, found }) => {
    const { status, body } = await ask(among(query(mark)));

    expect({ status, total: body.total }).toEqual({ status: 200, total: found.length });
    const names = body.api_keys.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(found.map((which) => `${mark}-${which}`));
  });

  it('finds by ids', async () => {
    const { body } = await ask({ ids: { values: [ids.a, ids.b, 'none'] } });

    expect(body.api_keys.map(({ id }: { id: string }) => id).sort()).toEqual([ids.a, ids.b].sort());
  });
});
