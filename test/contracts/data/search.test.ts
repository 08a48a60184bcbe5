import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';
import { aLibrary } from './library';

const GIBSON = { term: { author: 'Gibson' } };

/** Bodies, and what the answer holds at least. */
const ANSWERS = [
  {
    title: 'answers everything, ten at a time',
    json: {},
    body: {
      took: expect.any(Number),
      timed_out: false,
      _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
      hits: { total: { value: 5, relation: 'eq' }, max_score: 1 },
    },
  },
  {
    title: 'answers a hit',
    json: { query: GIBSON },
    body: {
      hits: {
        hits: [
          {
            _index: expect.any(String),
            _id: '2',
            _score: expect.any(Number),
            _source: { pages: 271 },
          },
        ],
      },
    },
  },
  {
    title: 'answers no hit',
    json: { query: { match_none: {} } },
    body: { hits: { total: { value: 0 }, max_score: null, hits: [] } },
  },
  {
    title: 'counts without hits',
    json: { size: 0 },
    body: { hits: { total: { value: 5 }, max_score: null, hits: [] } },
  },
  {
    title: 'starts at from',
    json: { from: 3, size: 5, sort: ['pages'] },
    body: { hits: { total: { value: 5 }, hits: [{ _id: '4' }, { _id: '3' }] } },
  },
  {
    title: 'counts up to a limit',
    json: { track_total_hits: 3 },
    body: { hits: { total: { value: 3, relation: 'gte' } } },
  },
  {
    title: 'counts exactly below the limit',
    json: { track_total_hits: 7 },
    body: { hits: { total: { value: 5, relation: 'eq' } } },
  },
  {
    title: 'counts all',
    json: { track_total_hits: true },
    body: { hits: { total: { value: 5, relation: 'eq' } } },
  },
  {
    title: 'tells versions',
    json: { query: GIBSON, version: true },
    body: { hits: { hits: [{ _version: 1 }] } },
  },
  {
    title: 'tells sequence numbers',
    json: { query: GIBSON, seq_no_primary_term: true },
    body: { hits: { hits: [{ _seq_no: 1, _primary_term: 1 }] } },
  },
  { title: 'takes a timeout', json: { query: GIBSON, timeout: '5s' }, body: { timed_out: false } },
  {
    title: 'answers fields',
    json: { query: GIBSON, fields: ['author', 'pages'], _source: false },
    body: { hits: { hits: [{ fields: { author: ['Gibson'], pages: [271] } }] } },
  },
  {
    title: 'answers fields by pattern',
    json: { query: GIBSON, fields: ['a*r'] },
    body: { hits: { hits: [{ fields: { author: ['Gibson'] } }] } },
  },
  {
    title: 'formats fields',
    json: { query: GIBSON, fields: [{ field: 'published', format: 'yyyy' }] },
    body: { hits: { hits: [{ fields: { published: ['1984'] } }] } },
  },
  {
    title: 'answers dates as fields in their own format',
    json: { query: GIBSON, fields: ['published'] },
    body: { hits: { hits: [{ fields: { published: ['1984-07-01T00:00:00.000Z'] } }] } },
  },
  {
    title: 'answers sub-fields and aliases as fields',
    json: { query: GIBSON, fields: ['title.raw', 'label'] },
    body: { hits: { hits: [{ fields: { 'title.raw': ['Neuromancer'], label: ['cyberpunk'] } }] } },
  },
  {
    title: 'filters hits after aggregations',
    json: { post_filter: GIBSON, aggs: { n: { value_count: { field: 'pages' } } } },
    body: { hits: { total: { value: 1 } }, aggregations: { n: { value: 5 } } },
  },
];

/** Values of `_source`, and what they leave of book 2. */
const SOURCES = [
  { _source: true, keys: 'author awards pages price published server stocked tags title' },
  { _source: 'pages', keys: 'pages' },
  { _source: ['pages', 'p*e'], keys: 'pages price' },
  { _source: { includes: ['p*'] }, keys: 'pages price published' },
  { _source: { includes: ['p*'], excludes: ['*e*'] }, keys: '' },
  { _source: { excludes: ['p*', 's*', 't*'] }, keys: 'author awards' },
  { _source: [], keys: 'author awards pages price published server stocked tags title' },
].map((row) => ({ ...row, title: JSON.stringify(row._source) }));

const PARAMETERS = [
  { parameters: 'size=2', body: { hits: { total: { value: 5 } } } },
  { parameters: 'rest_total_hits_as_int=true', body: { hits: { total: 5 } } },
  { parameters: 'track_total_hits=2', body: { hits: { total: { value: 2, relation: 'gte' } } } },
  { parameters: 'version=true&size=1', body: { hits: { hits: [{ _version: 1 }] } } },
  {
    parameters: 'seq_no_primary_term=true&size=1',
    body: { hits: { hits: [{ _primary_term: 1 }] } },
  },
  { parameters: 'from=4', body: { hits: { hits: [{ _id: '5' }] } } },
  { parameters: 'preference=_local', body: { timed_out: false } },
  { parameters: 'ccs_minimize_roundtrips=true', body: { timed_out: false } },
  { parameters: 'timeout=3s', body: { timed_out: false } },
  { parameters: 'expand_wildcards=open', body: { timed_out: false } },
  { parameters: 'q=author:Gibson', body: { hits: { total: { value: 1 }, hits: [{ _id: '2' }] } } },
  { parameters: 'q=Gibson', body: { hits: { total: { value: 1 } } } },
];

const UNIFORM =
  /^(parsing|x_content_parse|illegal_argument|search_phase_execution|action_request_validation|parse)_exception$/;

const REFUSALS: ContractCase[] = [
  { title: 'a negative size', json: { size: -1 } },
  { title: 'a negative from', json: { from: -1 } },
  { title: 'an unknown field', json: { qeury: {} } },
  { title: 'a word for size', json: { size: 'many' } },
  { title: 'a list for query', json: { query: [] } },
  { title: 'a word for track_total_hits', json: { track_total_hits: 'most' } },
  { title: 'a number for _source', json: { _source: 3 } },
  { title: 'an unknown key of _source', json: { _source: { only: ['a'] } } },
  { title: 'an unknown unit of timeout', json: { timeout: '5 parsecs' } },
  { title: 'an unknown key of a field', json: { fields: [{ field: 'a', colour: 1 }] } },
  { title: 'aggs beside aggregations', json: { aggs: 3 } },
].map(({ title, json }) => ({ title, line: '', json, status: 400, error: { type: UNIFORM } }));

contractSuite('Search', (cluster, version) => {
  const { index, search } = aLibrary(cluster);

  it.each(ANSWERS)('$title', async ({ json, body }) => {
    const answer = await search(json);

    expect(answer).toMatchObject(body);
  });

  it.each(SOURCES)('_source $title leaves the keys: $keys', async ({ _source, keys }) => {
    const { hits } = await search({ query: GIBSON, _source });

    expect(Object.keys(hits.hits[0]._source).sort().join(' ')).toBe(keys);
  });

  it('leaves the source out', async () => {
    const { hits } = await search({ query: GIBSON, _source: false });

    expect(hits.hits[0]).not.toHaveProperty('_source');
  });

  it('does not count when told so', async () => {
    const { hits } = await search({ track_total_hits: false });

    expect(hits).not.toHaveProperty('total');
  });

  it.each(PARAMETERS)('takes ?$parameters', async ({ parameters, body }) => {
    const line = `GET /${index}/_search?${parameters}`;

    await expectAnswer(cluster, { title: '', line, status: 200, body });
  });

  it('filters the source by parameters', async () => {
    const { hits } = await search({ query: GIBSON }, '?_source_includes=p*&_source_excludes=*ed');

    expect(Object.keys(hits.hits[0]._source)).toEqual(['pages', 'price']);
  });

  it('names only the kinds of aggregations with typed_keys', async () => {
    const aggs = { pages: { max: { field: 'pages' } } };

    const { aggregations } = await search({ size: 0, aggs }, '?typed_keys=true');

    expect(aggregations).toEqual({ 'max#pages': { value: 612 } });
  });

  it.each(version.applicable(REFUSALS))('refuses $title', async (row) => {
    await expectAnswer(cluster, { ...row, line: `POST /${index}/_search` });
  });
});
