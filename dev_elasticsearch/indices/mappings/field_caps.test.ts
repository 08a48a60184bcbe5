import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
  await server.call('PUT /a', {
    body: {
      mappings: {
        properties: {
          title: { type: 'text', fields: { raw: { type: 'keyword' } } },
          code: { type: 'keyword', doc_values: false },
          parts: { type: 'nested', properties: { size: { type: 'long' } } },
        },
      },
    },
  });
  await server.call('PUT /b', {
    body: { mappings: { properties: { code: { type: 'keyword' }, made: { type: 'date' } } } },
  });
});

afterAll(() => server.dispose());

const namesOf = async (line: string) =>
  Object.keys((await server.call(line)).body.fields as object).sort();

describe('_field_caps', () => {
  it.each([
    {
      query: 'filters=-metadata',
      names: ['code', 'made', 'parts', 'parts.size', 'title', 'title.raw'],
    },
    { query: 'filters=-metadata,-nested', names: ['code', 'made', 'title', 'title.raw'] },
    {
      query: 'filters=-metadata,-parent,-multifield',
      names: ['code', 'made', 'parts.size', 'title'],
    },
    { query: 'filters=%2Bmetadata&types=_id', names: ['_id'] },
    { query: 'types=date,text', names: ['made', 'title'] },
  ])('answers $query with $names', async ({ query, names }) => {
    expect(await namesOf(`GET /_field_caps?fields=*&${query}`)).toEqual(names);
  });

  it('names the indices that lack a field, or something of it', async () => {
    const { body } = await server.call('GET /_field_caps?fields=code,made&include_unmapped');
    const common = { metadata_field: false, searchable: true };

    expect(body.fields).toEqual({
      code: {
        keyword: {
          ...common,
          type: 'keyword',
          aggregatable: false,
          non_aggregatable_indices: ['a'],
        },
      },
      made: {
        date: { ...common, type: 'date', aggregatable: true, indices: ['b'] },
        unmapped: {
          type: 'unmapped',
          metadata_field: false,
          searchable: false,
          aggregatable: false,
          indices: ['a'],
        },
      },
    });
  });

  it.each([
    { body: { fields: ['a'], colour: 1 }, says: '[field_caps_request] unknown field [colour]' },
    { body: { fields: ['a'], index_filter: {} }, says: '[index_filter] is not supported' },
    { body: { fields: [{ toString: null }] }, says: 'fields' },
    { body: {}, says: 'no fields specified' },
  ])('refuses $body', async ({ body, says }) => {
    const answer = await server.call('POST /_field_caps', { body });

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });
});

describe('_aliases', () => {
  it.each([
    {
      action: { ad: {} },
      type: 'x_content_parse_exception',
      says: '[1:14] [alias_action] unknown field [ad]',
    },
    {
      action: { add: { index: 'a', alias: 'x', colour: 1 } },
      type: 'x_content_parse_exception',
      says: '[add] unknown field [colour]',
    },
    {
      action: { remove: { index: 'a', alias: 'x', filter: {} } },
      type: 'x_content_parse_exception',
      says: '[remove] unknown field [filter]',
    },
    {
      action: { add: { index: 'a', alias: 'b' } },
      type: 'invalid_alias_name_exception',
      says: 'Invalid alias name [b]',
    },
    {
      action: { add: { index: 'a', alias: 'b/c' } },
      type: 'invalid_alias_name_exception',
      says: 'must not contain the following characters',
    },
    {
      action: { add: { alias: 'c' } },
      type: 'illegal_argument_exception',
      says: 'One of [index] or [indices]',
    },
  ])('refuse $action', async ({ action, type, says }) => {
    const { status, body } = await server.call('POST /_aliases', { body: { actions: [action] } });

    expect([status, body.error.type]).toEqual([400, type]);
    expect(body.error.reason).toContain(says);
  });

  it('refuse to give those who see a part of an index another name for it', async () => {
    const partial = await server.addUser('partial', {
      indices: [{ names: ['*'], privileges: ['all'], query: { term: { code: 'x' } } }],
    });

    const { status, body } = await server.call('PUT /a/_alias/c', { as: partial });

    expect([status, body.error.type]).toEqual([400, 'security_exception']);
  });
});
