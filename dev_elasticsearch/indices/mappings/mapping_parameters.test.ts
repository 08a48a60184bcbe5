import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { refusalOf } from '../../search/search_context.mock';
import { checkReferences, readMappings } from './merge_mappings';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
  await server.call('PUT /books', {
    body: {
      mappings: {
        dynamic: false,
        properties: {
          first: { type: 'keyword', copy_to: ['all'] },
          last: { type: 'keyword', copy_to: 'all', normalizer: 'lowercase' },
          all: { type: 'text', fields: { raw: { type: 'keyword' } } },
          code: { type: 'text', analyzer: 'whitespace' },
          hidden: { type: 'keyword', index: false, doc_values: false },
          unsorted: { type: 'keyword', doc_values: false },
          by_value: { type: 'long', index: false },
          who: { type: 'alias', path: 'last' },
        },
      },
    },
  });
  await server.call('PUT /books/_doc/1?refresh=true', {
    body: {
      first: 'Ursula',
      last: 'LeGuin',
      code: 'A-1 B.2',
      hidden: 'h',
      unsorted: 'u',
      by_value: 7,
    },
  });
});

afterAll(() => server.dispose());

const search = (body: object) => server.call('POST /books/_search', { body });

describe('parameters of fields', () => {
  it.each([
    { query: { match: { all: 'ursula leguin' } }, total: 1 },
    { query: { term: { 'all.raw': 'Ursula' } }, total: 1 },
    { query: { term: { last: 'LEGUIN' } }, total: 1 },
    { query: { prefix: { last: 'LeG' } }, total: 1 },
    { query: { term: { who: 'leguin' } }, total: 1 },
    { query: { term: { first: 'ursula' } }, total: 0 },
    { query: { term: { code: 'A-1' } }, total: 1 },
    { query: { match: { code: 'a-1' } }, total: 0 },
    { query: { term: { by_value: 7 } }, total: 1 },
    { query: { term: { unsorted: 'u' } }, total: 1 },
  ])('make $query find $total', async ({ query, total }) => {
    const { body } = await search({ query });

    expect(body.hits).toMatchObject({ total: { value: total } });
  });

  it.each([
    {
      body: { query: { term: { hidden: 'h' } } },
      says: 'Cannot search on field [hidden] since it is not indexed.',
    },
    { body: { sort: 'unsorted' }, says: "Can't load fielddata on [unsorted]" },
    { body: { aggs: { a: { terms: { field: 'unsorted' } } } }, says: 'Use doc values instead' },
  ])('make $body fail: $says', async ({ body, says }) => {
    const answer = await search(body);

    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(says);
  });

  it('are shown field by field', async () => {
    const { body } = await server.call('GET /books/_mapping/field/all*,code,nothing');

    expect(body).toEqual({
      books: {
        mappings: {
          all: {
            full_name: 'all',
            mapping: { all: { type: 'text', fields: { raw: { type: 'keyword' } } } },
          },
          'all.raw': { full_name: 'all.raw', mapping: { raw: { type: 'keyword' } } },
          code: { full_name: 'code', mapping: { code: { type: 'text', analyzer: 'whitespace' } } },
        },
      },
    });
  });

  it('show dynamic as a text', async () => {
    const { body } = await server.call('GET /books/_mapping');

    expect(body.books).toMatchObject({ mappings: { dynamic: 'false' } });
  });

  it.each<{ field: object; says: string }>([
    {
      field: { type: 'keyword', colour: 1 },
      says: 'unknown parameter [colour] on mapper [a] of type [keyword]',
    },
    {
      field: { type: 'long', analyzer: 'x' },
      says: 'unknown parameter [analyzer] on mapper [a] of type [long]',
    },
    {
      field: { type: 'text', analyzer: 'klingon' },
      says: 'analyzer [klingon] has not been configured in mappings',
    },
    { field: { type: 'text', search_analyzer: 'simple' }, says: '[search_analyzer] of field [a]' },
    { field: { type: 'text', fielddata: true }, says: 'parameter [fielddata]' },
    { field: { type: 'keyword', normalizer: 'own' }, says: 'parameter [normalizer]' },
    { field: { type: 'nested', include_in_root: true }, says: 'parameter [include_in_root]' },
    { field: { type: 'scaled_float' }, says: 'Field [scaling_factor] is required' },
    {
      field: { properties: { b: { type: 'x' } } },
      says: 'No handler for type [x] declared on field [a.b]',
    },
    { field: { type: 'alias', path: 'b' }, says: 'Invalid [path] value [b] for field alias [a]' },
    { field: { type: 'keyword', copy_to: 'b' }, says: '[copy_to] of field [a]' },
  ])('refuse $field: $says', ({ field, says }) => {
    const refusal = refusalOf(() => {
      checkReferences(readMappings({ properties: { a: field } }));
    });

    expect(refusal.type).toBe('mapper_parsing_exception');
    expect(refusal.reason).toContain(says);
  });
});
