import { aTestServer } from '../test_server.mock';
import type { TestServer } from '../test_server.mock';

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

describe('index life', () => {
  it('creates, shows and deletes an index', async () => {
    const created = await put('/books', {
      settings: { number_of_replicas: 0 },
      mappings: { properties: { title: { type: 'text' } } },
      aliases: { library: {} },
    });
    const shown = await server.call('GET /library');
    const deleted = await server.call('DELETE /books');
    const gone = await server.call('HEAD /books');

    expect(created.body).toEqual({
      acknowledged: true,
      shards_acknowledged: true,
      index: 'books',
    });
    expect(shown.body).toMatchObject({
      books: {
        aliases: { library: {} },
        mappings: { properties: { title: { type: 'text' } } },
        settings: {
          index: {
            number_of_shards: '1',
            number_of_replicas: '0',
            provided_name: 'books',
            creation_date: String(server.now()),
          },
        },
      },
    });
    expect([deleted.body.acknowledged, gone.status]).toEqual([true, 404]);
  });

  it('leaves no document of a deleted index to one of the same name', async () => {
    await put('/books/_doc/1');
    await server.call('DELETE /books');
    await put('/books');

    expect((await server.call('GET /books/_count')).body.count).toBe(0);
    expect((await server.call('GET /books/_doc/1')).status).toBe(404);
  });

  it.each([
    { line: 'PUT /books', body: undefined, expected: [400, 'resource_already_exists_exception'] },
    { line: 'PUT /library', body: undefined, expected: [400, 'invalid_index_name_exception'] },
    { line: 'PUT /Upper', body: undefined, expected: [400, 'invalid_index_name_exception'] },
    { line: 'PUT /-x', body: undefined, expected: [400, 'invalid_index_name_exception'] },
    { line: 'PUT /a%20b', body: undefined, expected: [400, 'invalid_index_name_exception'] },
    {
      line: `PUT /${'x'.repeat(256)}`,
      body: undefined,
      expected: [400, 'invalid_index_name_exception'],
    },
    { line: 'PUT /new', body: { setings: {} }, expected: [400, 'parse_exception'] },
    {
      line: 'PUT /new',
      body: { settings: { colour: 1 } },
      expected: [400, 'illegal_argument_exception'],
    },
    {
      line: 'PUT /new',
      body: { mappings: { properties: { a: { type: 'x' } } } },
      expected: [400, 'mapper_parsing_exception'],
    },
    {
      line: 'PUT /new',
      body: { aliases: { books: {} } },
      expected: [400, 'invalid_alias_name_exception'],
    },
    { line: 'DELETE /*', body: undefined, expected: [400, 'illegal_argument_exception'] },
    { line: 'DELETE /_all', body: undefined, expected: [400, 'illegal_argument_exception'] },
    { line: 'DELETE /library', body: undefined, expected: [400, 'illegal_argument_exception'] },
    { line: 'DELETE /nowhere', body: undefined, expected: [404, 'index_not_found_exception'] },
    { line: 'GET /nowhere', body: undefined, expected: [404, 'index_not_found_exception'] },
    { line: 'GET /nowhere?ignore_unavailable=true', body: undefined, expected: [200, undefined] },
    { line: 'GET /n*', body: undefined, expected: [200, undefined] },
    {
      line: 'GET /n*?allow_no_indices=false',
      body: undefined,
      expected: [404, 'index_not_found_exception'],
    },
    {
      line: 'GET /books?expand_wildcards=some',
      body: undefined,
      expected: [400, 'illegal_argument_exception'],
    },
  ])('answers $line with $expected', async ({ line, body, expected }) => {
    await put('/books', { aliases: { library: {} } });

    expect(await statusAndType(line, body)).toEqual(expected);
  });

  it('leaves hidden indices out of wildcards unless they are asked for', async () => {
    await put('/.secret', { settings: { 'index.hidden': true } });
    await put('/open');

    const names = async (line: string) => Object.keys((await server.call(line)).body);

    expect(await names('GET /*')).toEqual(['open']);
    expect(await names('GET /*?expand_wildcards=open,hidden')).toEqual(['.secret', 'open']);
    expect(await names('GET /.s*')).toEqual(['.secret']);
    expect(await names('GET /*,-o*?expand_wildcards=all')).toEqual(['.secret']);
  });
});

describe('settings', () => {
  it('change where they may', async () => {
    await put('/books');

    const changed = await put('/books/_settings', { index: { number_of_replicas: 0 } });
    const fixed = await put('/books/_settings', { number_of_shards: 2 });
    const { body } = await server.call('GET /books/_settings?flat_settings=true');

    expect([changed.status, fixed.status]).toEqual([200, 400]);
    expect(body).toMatchObject({ books: { settings: { 'index.number_of_replicas': '0' } } });
  });
});

describe('_cat/indices and _refresh', () => {
  beforeEach(async () => {
    await put('/books/_doc/1');
  });

  it('list indices as JSON', async () => {
    const { body } = await server.call('GET /_cat/indices?format=json&h=index,docs.count');

    expect(body).toEqual([{ index: 'books', 'docs.count': '1' }]);
  });

  it('refresh what is named', async () => {
    const { body } = await server.call('POST /books/_refresh');

    expect(body).toEqual({ _shards: { total: 2, successful: 1, failed: 0 } });
  });
});
