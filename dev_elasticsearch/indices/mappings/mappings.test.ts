import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(() => server.dispose());

const put = (line: string, body: object = {}) => server.call(`PUT ${line}`, { body });
const statusAndType = async (line: string, body?: object) => {
  const answer = await server.call(line, body === undefined ? {} : { body });
  return [answer.status, (answer.body as { error?: { type: string } }).error?.type];
};

describe('mappings', () => {
  it('grow with documents', async () => {
    await put('/books/_doc/1', {
      title: 'Dune',
      pages: 412,
      weight: 1.5,
      sold: true,
      made: '1965-08-01',
      author: { name: 'Frank' },
      tags: ['a', 'b'],
      none: null,
      empty: [],
    });

    const { body } = await server.call('GET /books/_mapping');

    const text = { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
    expect(body).toEqual({
      books: {
        mappings: {
          properties: {
            title: text,
            pages: { type: 'long' },
            weight: { type: 'float' },
            sold: { type: 'boolean' },
            made: { type: 'date' },
            author: { properties: { name: text } },
            tags: text,
          },
        },
      },
    });
  });

  it('take new fields and refuse changed types', async () => {
    await put('/books', { mappings: { properties: { a: { type: 'long' } } } });

    const added = await put('/books/_mapping', { properties: { b: { type: 'keyword' } } });
    const changed = await put('/books/_mapping', { properties: { a: { type: 'text' } } });

    expect(added.status).toBe(200);
    expect([changed.status, changed.body.error.reason]).toEqual([
      400,
      'mapper [a] cannot be changed from type [long] to [text]',
    ]);
  });

  it.each([
    { dynamic: 'strict', body: { x: 1 }, expected: [400, 'strict_dynamic_mapping_exception'] },
    { dynamic: 'strict', body: { a: 1 }, expected: [201, undefined] },
    { dynamic: false, body: { x: 1 }, expected: [201, undefined] },
    { dynamic: true, body: { a: 'x' }, expected: [400, 'document_parsing_exception'] },
    { dynamic: true, body: { a: { b: 1 } }, expected: [400, 'document_parsing_exception'] },
    { dynamic: true, body: { o: 1 }, expected: [400, 'document_parsing_exception'] },
    { dynamic: true, body: { i: 5e9 }, expected: [400, 'document_parsing_exception'] },
    { dynamic: true, body: { d: 'soon' }, expected: [400, 'document_parsing_exception'] },
    { dynamic: true, body: { off: { b: {} }, a: '5' }, expected: [201, undefined] },
  ])('with dynamic $dynamic answer $body with $expected', async ({ dynamic, body, expected }) => {
    const properties = {
      a: { type: 'long' },
      i: { type: 'integer' },
      d: { type: 'date' },
      o: { properties: {} },
      off: { type: 'object', enabled: false },
    };
    await put('/books', { mappings: { dynamic, properties } });

    expect(await statusAndType('PUT /books/_doc/1', body)).toEqual(expected);
  });

  it('show fields and what can be done with them', async () => {
    await put('/a/_doc/1', { x: 1, title: 'Dune' });
    await put('/b/_doc/1', { x: 'one' });

    const { body } = await server.call('GET /a,b/_field_caps?fields=x,title');

    expect(body).toEqual({
      indices: ['a', 'b'],
      fields: {
        x: {
          long: {
            type: 'long',
            metadata_field: false,
            searchable: true,
            aggregatable: true,
            indices: ['a'],
          },
          text: {
            type: 'text',
            metadata_field: false,
            searchable: true,
            aggregatable: false,
            indices: ['b'],
          },
        },
        title: {
          text: { type: 'text', metadata_field: false, searchable: true, aggregatable: false },
        },
      },
    });
  });
});
