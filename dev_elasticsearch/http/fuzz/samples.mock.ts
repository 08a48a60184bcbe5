const DESCRIPTORS = {
  r: {
    cluster: ['monitor'],
    indices: [
      {
        names: ['books*', '/log-[0-9]+/'],
        privileges: ['read'],
        field_security: { grant: ['a*'], except: ['ab'] },
        query: { term: { title: 'x' } },
        allow_restricted_indices: false,
      },
    ],
    applications: [{ application: 'app-1', privileges: ['read'], resources: ['*'] }],
    run_as: ['bob'],
    metadata: { a: 1 },
    transient_metadata: { enabled: true },
    remote_indices: [{ names: ['*'], privileges: ['read'], clusters: ['c'] }],
    remote_cluster: [{ clusters: ['*'], privileges: ['monitor_enrich'] }],
    restriction: { workflows: ['search_application_query'] },
    global: { application: { manage: { applications: ['a'] } } },
    description: 'd',
  },
};

const QUERY = {
  bool: {
    must: [{ match: { title: { query: 'a b', operator: 'and', fuzziness: 1 } } }],
    filter: [{ terms: { tag: ['a', 'b'] } }, { exists: { field: 'n' } }],
    should: [{ prefix: { tag: { value: 'a', case_insensitive: true } } }, { match_all: {} }],
    must_not: [
      { wildcard: { tag: { value: 'a*b?' } } },
      { regexp: { tag: { value: 'a.*(b|c)[0-9]' } } },
      {
        range: {
          at: { gte: 'now-1d/d', lt: '2030-01-01||+1M', time_zone: '+01:00', format: 'yyyy' },
        },
      },
      { ids: { values: ['1'] } },
      { simple_query_string: { query: 'a + (b | -c) "d"~2', fields: ['t*^2'] } },
      { nested: { path: 'n', query: { match_none: {} } } },
      { multi_match: { query: 'a', fields: ['a', 'b^3'], type: 'best_fields' } },
      { match_phrase: { title: { query: 'a b', slop: 1 } } },
    ],
    minimum_should_match: 1,
  },
};

const AGGREGATIONS = {
  t: {
    terms: { field: 'tag', size: 3, order: [{ _count: 'desc' }], include: 'a.*', missing: 'x' },
    aggs: { m: { max: { field: 'n' } }, c: { cardinality: { field: 'tag' } } },
  },
  d: { date_histogram: { field: 'at', calendar_interval: 'day', time_zone: 'UTC', offset: '1h' } },
  r: { range: { field: 'n', ranges: [{ from: 1, to: 2, key: 'k' }], keyed: true } },
  f: { filters: { filters: { a: { match_all: {} } }, other_bucket: true } },
  c: { composite: { size: 2, sources: [{ s: { terms: { field: 'tag', order: 'asc' } } }] } },
  h: { top_hits: { size: 1, sort: [{ n: 'desc' }], _source: ['a'] } },
  dr: { date_range: { field: 'at', ranges: [{ from: 'now-1d', to: 'now' }] } },
};

const SEARCH = {
  query: QUERY,
  from: 0,
  size: 10,
  sort: [{ n: { order: 'desc', missing: '_last', unmapped_type: 'long', mode: 'min' } }, '_doc'],
  search_after: [1, 2],
  _source: { includes: ['a*'], excludes: ['b'] },
  fields: [{ field: 'at', format: 'epoch_millis' }, 'tag'],
  aggs: AGGREGATIONS,
  track_total_hits: true,
  seq_no_primary_term: true,
  version: true,
  min_score: 0.1,
  timeout: '1s',
  collapse: { field: 'tag' },
};

const MAPPINGS = {
  dynamic: 'strict',
  _meta: { a: 1 },
  properties: {
    title: { type: 'text', fields: { raw: { type: 'keyword', ignore_above: 10 } } },
    at: { type: 'date', format: 'strict_date_optional_time||epoch_millis' },
    n: { type: 'nested', properties: { x: { type: 'long' } } },
    o: { enabled: false, properties: { y: { type: 'object' } } },
    p: { type: 'alias', path: 'title' },
  },
};

const INDEX = {
  settings: { index: { number_of_shards: 1, number_of_replicas: 0 }, 'index.hidden': true },
  mappings: MAPPINGS,
  aliases: { b: { filter: { term: { a: 1 } }, is_write_index: true, routing: '1' } },
};

const ALIAS_ACTIONS = {
  actions: [
    { add: { index: 'books', alias: 'b', filter: { term: { a: 1 } }, is_write_index: true } },
    { remove: { indices: ['books'], aliases: ['b*'], must_exist: false } },
    { remove_index: { index: 'old' } },
  ],
};

const KEY = {
  name: 'k',
  expiration: '1d',
  role_descriptors: DESCRIPTORS,
  metadata: { a: { b: 1 } },
};
const ACCESS = {
  search: [{ names: ['logs'], query: { term: { a: 1 } }, field_security: { grant: ['a'] } }],
  replication: [{ names: ['arch'] }],
};

const USER = {
  password: 'long-enough',
  roles: ['r'],
  full_name: 'n',
  email: 'e',
  metadata: { a: 1 },
  enabled: true,
};

/** A body that an endpoint understands, by the end of its path; the first match counts. */
const SAMPLES: readonly (readonly [path: RegExp, body: object])[] = [
  [/_query\/api_key$/, SEARCH],
  [/_bulk_update$/, { ids: ['a'], ...KEY }],
  [
    /api_key\/grant$/,
    { grant_type: 'password', username: 'bob', password: 'x', run_as: 'a', api_key: KEY },
  ],
  [/api_key\/clone$/, { api_key: 'x', name: 'c', expiration: '1d', metadata: {} }],
  [
    /cross_cluster\/api_key/,
    { ...KEY, role_descriptors: undefined, access: ACCESS, certificate_identity: 'CN=a' },
  ],
  [/api_key/, { ...KEY, id: 'a', ids: ['a'], username: 'u', realm_name: 'r', owner: false }],
  [
    /_has_privileges$/,
    {
      uids: ['u'],
      privileges: {},
      cluster: ['all'],
      index: [{ names: ['a'], privileges: ['read'] }],
      application: [{ application: 'a', privileges: ['p'], resources: ['*'] }],
    },
  ],
  [/_security\/privilege/, { app: { p: { actions: ['data:read/*'], metadata: { a: 1 } } } }],
  [/_security\/_?(query\/)?role/, { ...DESCRIPTORS.r, roles: DESCRIPTORS, names: ['a'] }],
  [/_password$/, { password: 'long-enough', password_hash: 'x' }],
  [/_security\/(_query\/)?user/, { ...USER, query: QUERY, from: 0, size: 1, sort: ['username'] }],
  [
    /oauth2\/token$/,
    {
      grant_type: 'password',
      username: 'bob',
      password: 'x',
      scope: 's',
      token: 't',
      refresh_token: 'r',
      realm_name: 'x',
    },
  ],
  [
    /_security\/role_mapping/,
    {
      roles: ['r'],
      enabled: true,
      rules: { all: [{ field: { username: 'a*' } }, { except: { any: [] } }] },
      metadata: {},
    },
  ],
  [
    /profile/,
    {
      uids: ['u'],
      grant_type: 'password',
      username: 'bob',
      password: 'x',
      name: 'b',
      size: 1,
      data: 'a',
      labels: { a: 1 },
      hint: { uids: ['x'] },
      privileges: { cluster: [] },
    },
  ],
  [/_(search|count|validate\/query|delete_by_query|update_by_query|async_search)$/, SEARCH],
  [/_field_caps$/, { fields: ['a*'], index_filter: { match_all: {} }, runtime_mappings: {} }],
  [
    /_mget$/,
    { docs: [{ _index: 'books', _id: '1', _source: ['a'], stored_fields: ['b'] }], ids: ['1'] },
  ],
  [/_aliases$/, ALIAS_ACTIONS],
  [/_alias(es)?\/\{name\}$/, { filter: { term: { a: 1 } }, is_write_index: true, routing: 'x' }],
  [/_mappings?$/, MAPPINGS],
  [/_settings$/, { index: { number_of_replicas: 1 }, persistent: { 'a.b': 1 }, transient: {} }],
  [
    /_update\/\{id\}$/,
    { doc: { a: 1 }, upsert: { b: 1 }, doc_as_upsert: true, detect_noop: false, _source: true },
  ],
  [
    /_template/,
    {
      index_patterns: ['l-*'],
      template: INDEX,
      composed_of: ['c'],
      priority: 1,
      version: 1,
      _meta: {},
      data_stream: { hidden: false },
    },
  ],
  [/^\/\{index\}$/, INDEX],
];

const DOCUMENT = { title: 'a b', tag: ['x'], n: [{ x: 1 }], at: '2030-01-01', 'a.b': { c: null } };

/** A body to begin with: lines for NDJSON, else an object. */
export function sampleFor(path: string, kind: 'ndjson' | 'json'): readonly object[] {
  if (kind === 'json') return [SAMPLES.find(([pattern]) => pattern.test(path))?.[1] ?? DOCUMENT];
  if (path.endsWith('_msearch')) return [{ index: 'books', preference: 'p' }, SEARCH, {}, SEARCH];
  return [
    {
      index: { _index: 'books', _id: '1', if_seq_no: 0, if_primary_term: 1, require_alias: false },
    },
    DOCUMENT,
    { update: { _index: 'books', _id: '1', retry_on_conflict: 1 } },
    { doc: DOCUMENT, doc_as_upsert: true },
    { delete: { _index: 'books', _id: '2' } },
    { create: { _index: 'books' } },
    DOCUMENT,
  ];
}
