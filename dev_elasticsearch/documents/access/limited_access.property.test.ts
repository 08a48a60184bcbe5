import fc from 'fast-check';
import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { ndjson } from '../ndjson.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
  await server.call('PUT /pile', { body: { mappings: { properties: MAPPING } } });
  await server.call(
    'POST /pile/_bulk',
    ndjson(DOCUMENTS.flatMap(({ id, source }) => [{ index: { _id: id } }, source])),
  );
});

afterAll(() => server.dispose());

const COLORS = ['red', 'green', 'blue'];
const keyword = { type: 'keyword' };
const MAPPING = {
  color: keyword,
  size: { type: 'long' },
  note: { type: 'text', fields: { raw: keyword } },
  box: { properties: { lid: keyword, key: keyword } },
  parts: { type: 'nested', properties: { kind: keyword, code: keyword } },
  labels: { type: 'flattened' },
};

/** Every value tells which field of which document it is. */
const DOCUMENTS = Array.from({ length: 12 }, (_, at) => ({
  id: String(at),
  source: {
    color: COLORS[at % 3],
    size: 7000 + at,
    note: `note${at}`,
    box: { lid: `lid${at}`, key: `key${at}` },
    parts: [{ kind: `kind${at}`, code: `code${at}` }, { kind: `other${at}` }],
    labels: { a: `label-a${at}`, b: `label-b${at}` },
    free: { form: `form${at}` },
  },
}));

const LEAVES = [
  ...['color', 'size', 'note', 'box.lid', 'box.key', 'parts.kind', 'parts.code'],
  ...['labels.a', 'labels.b', 'free.form'],
];

interface Entry {
  readonly colors: readonly string[] | undefined;
  readonly grant: readonly string[] | undefined;
  readonly except: readonly string[];
}

const patterns = fc.subarray([...LEAVES, '*', 'box.*', 'parts*', 'lab*', 'size', 'note*', 'f*']);
const entry: fc.Arbitrary<Entry> = fc.record({
  colors: fc.option(fc.subarray(COLORS), { nil: undefined }),
  grant: fc.option(patterns, { nil: undefined }),
  except: fc.subarray(['size', 'box.key', 'parts.code', 'labels.b']),
});
const entries = fc.array(entry, { minLength: 1, maxLength: 2 });

const roleOf = (layer: readonly Entry[]) => ({
  cluster: ['manage_own_api_key'],
  indices: layer.map(({ colors, grant, except }) => ({
    names: ['pile'],
    privileges: ['read', 'view_index_metadata'],
    ...(colors === undefined ? {} : { query: { terms: { color: colors } } }),
    ...(grant === undefined
      ? {}
      : { field_security: { grant, except: exceptions(grant, except) } }),
  })),
});

/** Elasticsearch takes exceptions only from what is granted. */
const exceptions = (grant: readonly string[], except: readonly string[]) =>
  except.filter((name) => grant.some((pattern) => fits(pattern, name)));

const fits = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

/** The naive oracle: may this layer see the document, the field? */
const showsColor = (layer: readonly Entry[], color: string | undefined) =>
  layer.some(({ colors }) => colors === undefined || colors.includes(color ?? ''));
const showsField = (layer: readonly Entry[], path: string) =>
  layer.some(
    ({ grant, except }) =>
      grant === undefined ||
      (grant.some((pattern) => fits(pattern, path)) && !exceptions(grant, except).includes(path)),
  );

const leavesOf = (value: unknown, path = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path));
  if (typeof value !== 'object' || value === null) return [`${path}=${String(value)}`];
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, path === '' ? name : `${path}.${name}`),
  );
};

const EVERYTHING = {
  size: 100,
  fields: ['*'],
  version: true,
  seq_no_primary_term: true,
  track_scores: true,
  sort: ['color', 'size'].map((field) => ({ [field]: { unmapped_type: 'keyword' } })),
  query: {
    bool: {
      should: [
        { match_all: {} },
        { multi_match: { query: 'note1', fields: ['*'], lenient: true } },
        {
          nested: {
            path: 'parts',
            query: { exists: { field: 'parts.kind' } },
            ignore_unmapped: true,
          },
        },
      ],
    },
  },
  aggs: {
    ...Object.fromEntries(
      [...LEAVES, 'note.raw', 'labels']
        .filter((field) => !['note', 'free.form'].includes(field))
        .map((field) => [`by_${field}`, { terms: { field, size: 100 } }]),
    ),
    best: { top_hits: { size: 100 } },
    most: { max: { field: 'size' } },
    all: { global: {}, aggs: { sizes: { terms: { field: 'size', size: 100, min_doc_count: 0 } } } },
    inside: { nested: { path: 'parts' }, aggs: { codes: { terms: { field: 'parts.code' } } } },
  },
};

/** Every other way to look at documents; a refusal is fine, too. */
const OTHERS: readonly (readonly [line: string, body?: object])[] = [
  ['POST /pile/_search', { size: 100, docvalue_fields: ['*'], sort: ['_doc'] }],
  ['POST /pile/_search', { size: 100, docvalue_fields: ['size', 'box.key'], stored_fields: ['*'] }],
  ['POST /pile/_search', { size: 100, collapse: { field: 'size' }, sort: ['size'] }],
  ['POST /pile/_search', { size: 100, sort: [{ size: 'desc' }], search_after: [7005] }],
  ['POST /pile/_search', { size: 100, query: { match: { note: 'note3' } }, explain: true }],
  ['GET /pile/_search?q=note:note1&size=100'],
  ['GET /pile/_search?q=code1&size=100&_source_includes=*'],
  ['POST /pile/_search?scroll=1m', { size: 100 }],
  ['GET /pile/_field_caps?fields=*'],
  ['GET /pile/_mapping'],
  ['GET /pile/_doc/1?stored_fields=*&_source=true'],
  ['GET /pile/_source/1'],
  ['GET /pile/_source/2?_source_includes=*'],
  [
    'POST /pile/_mget',
    {
      docs: [
        { _id: '3', _source: ['*'] },
        { _id: '4', stored_fields: '*' },
      ],
    },
  ],
  ['POST /pile/_update/1', { doc: { size: 1 }, _source: true }],
  ['POST /pile/_update_by_query', { query: { match_all: {} } }],
];

const lookEverywhere = async (as: string) => {
  const bodies: unknown[] = [];
  for (const [line, body] of OTHERS) {
    bodies.push((await server.call(line, { as, ...(body === undefined ? {} : { body }) })).body);
  }
  const items = ndjson([{ index: 'pile' }, EVERYTHING, {}, { size: 100, fields: ['*'] }]);
  bodies.push((await server.call('POST /_msearch', { ...items, as })).body);
  const pit = await server.call('POST /pile/_pit?keep_alive=1m', { as });
  const body = { ...EVERYTHING, pit: { id: pit.body.id } };
  bodies.push((await server.call('POST /_search', { body, as })).body);
  await server.call('DELETE /_pit', { body: { id: pit.body.id }, as });
  return bodies;
};

const run = async (assigned: readonly Entry[], snapshot: readonly Entry[]) => {
  const owner = await server.addUser('owner', roleOf(snapshot));
  const { header } = await server.addKey(
    { name: 'k', role_descriptors: { role: roleOf(assigned) } },
    owner,
  );
  const as = header;
  const search = await server.call('POST /pile/_search', { body: EVERYTHING, as });
  const gets = await Promise.all(
    DOCUMENTS.map(({ id }) => server.call(`GET /pile/_doc/${id}`, { as })),
  );
  const mget = await server.call('POST /pile/_mget', {
    body: { ids: DOCUMENTS.map(({ id }) => id) },
    as,
  });
  return { search, gets, mget, others: await lookEverywhere(as) };
};

interface Hit {
  readonly _id: string;
  readonly _source: object;
}

describe('document- and field-level security of a key', () => {
  it('show what the assigned and the snapshot descriptors both show, and no text of the rest', async () => {
    await fc.assert(
      fc.asyncProperty(entries, entries, async (assigned, snapshot) => {
        const layers = [assigned, snapshot];
        const expected = DOCUMENTS.filter(({ source }) =>
          layers.every((layer) => showsColor(layer, source.color)),
        ).map(({ id, source }) => ({
          id,
          leaves: leavesOf(source).filter((leaf) =>
            layers.every((layer) => showsField(layer, leaf.split('=')[0] ?? '')),
          ),
        }));
        const { search, gets, mget, others } = await run(assigned, snapshot);
        expect(search.body.error).toBeUndefined();
        const { hits } = search.body.hits as { readonly hits: readonly Hit[] };

        const seen = hits.map(({ _id, _source }) => ({ id: _id, leaves: leavesOf(_source) }));
        const order = (list: readonly { readonly id: string }[]) =>
          [...list].sort((a, b) => Number(a.id) - Number(b.id));
        expect(order(seen)).toEqual(order(expected));
        const got = gets.flatMap(({ body }) => (body.found === true ? [body._id] : []));
        expect(got).toEqual(expected.map(({ id }) => id));

        const allowed = new Set(
          expected.flatMap(({ leaves }) => leaves.map((leaf) => leaf.split('=')[1])),
        );
        const texts = JSON.stringify([
          search.body,
          gets.map(({ body }) => body),
          mget.body,
          others,
        ]);
        const leaked = DOCUMENTS.flatMap(({ source }) => leavesOf(source))
          .map((leaf) => leaf.split('=')[1] ?? '')
          .filter((value) => !allowed.has(value))
          .filter((value) => new RegExp(`"${value}"|[:,[]${value}[,}\\]]`).test(texts));
        expect(leaked).toEqual([]);
        const shown = [...LEAVES].filter((name) =>
          layers.every((layer) => showsField(layer, name)),
        );
        const named = LEAVES.filter((name) => JSON.stringify(others).includes(`"${name}":`));
        expect(named.filter((name) => !shown.includes(name))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});
