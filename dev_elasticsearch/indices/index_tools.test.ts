import { aTestServer } from '../test_server.mock';
import type { TestServer } from '../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
  await server.call('PUT /books', {
    body: {
      settings: { number_of_replicas: 0 },
      mappings: { properties: { code: { type: 'keyword' }, title: { type: 'text' } } },
      aliases: { library: { is_write_index: true, filter: { term: { code: 'a' } } } },
    },
  });
  await server.call('PUT /books/_doc/1', { body: { code: 'a', title: 'Dune' } });
  await server.call('PUT /other');
});

afterEach(() => server.dispose());

const answer = async (line: string, body?: object) => {
  const { status, body: answered } = await server.call(line, body === undefined ? {} : { body });
  return [status, answered] as const;
};
const reason = async (line: string, body?: object) => {
  const [status, answered] = await answer(line, body);
  return [status, answered.error.type, answered.error.reason];
};

describe('_cat/indices', () => {
  it.each([
    {
      line: 'GET /_cat/indices?h=i,h,dc,ss&s=index:desc&bytes=b&format=json',
      body: [
        { i: 'other', h: 'yellow', dc: '0', ss: '0' },
        { i: 'books', h: 'green', dc: '1', ss: '27' },
      ],
    },
    { line: 'GET /_cat/indices?h=index&health=green&format=json', body: [{ index: 'books' }] },
    {
      line: 'GET /_cat/indices/o*?h=index,store.size&format=json',
      body: [{ index: 'other', 'store.size': '0b' }],
    },
    {
      line: 'GET /_cat/aliases?h=alias,index,filter,is_write_index&format=json',
      body: [{ alias: 'library', index: 'books', filter: '*', is_write_index: 'true' }],
    },
    { line: 'GET /_cat/aliases/x*?format=json', body: [] },
  ])('answers $line', async ({ line, body }) => {
    expect(await answer(line)).toEqual([200, body]);
  });

  it('refuses a health and a unit that do not exist', async () => {
    expect((await reason('GET /_cat/indices?health=blue'))[0]).toBe(400);
    expect((await reason('GET /_cat/indices?bytes=x'))[0]).toBe(400);
  });
});

describe('_stats', () => {
  it('counts documents and bytes', async () => {
    const [, body] = await answer('GET /books/_stats/docs');
    const docs = { count: 1, deleted: 0, total_size_in_bytes: 27 };

    expect(body).toEqual({
      _shards: { total: 1, successful: 1, failed: 0 },
      _all: { primaries: { docs }, total: { docs } },
      indices: {
        books: {
          uuid: expect.any(String) as string,
          health: 'green',
          status: 'open',
          primaries: { docs },
          total: { docs },
        },
      },
    });
  });

  it('knows its metrics and levels, and whom to refuse', async () => {
    const reader = await server.addUser('reader', {
      indices: [{ names: ['other'], privileges: ['monitor'] }],
    });

    expect((await reason('GET /_stats/get'))[0]).toBe(400);
    expect((await reason('GET /_stats?level=shards'))[0]).toBe(400);
    expect((await server.call('GET /books/_stats', { as: reader })).status).toBe(403);
    expect(
      Object.keys((await server.call('GET /_stats', { as: reader })).body.indices as object),
    ).toEqual(['other']);
  });
});

describe('_analyze', () => {
  it('cuts texts into words with places', async () => {
    const [, body] = await answer('POST /_analyze', { text: ['The 2 QUICK', 'it’s'] });

    expect(body.tokens).toEqual([
      { token: 'the', start_offset: 0, end_offset: 3, type: '<ALPHANUM>', position: 0 },
      { token: '2', start_offset: 4, end_offset: 5, type: '<NUM>', position: 1 },
      { token: 'quick', start_offset: 6, end_offset: 11, type: '<ALPHANUM>', position: 2 },
      { token: 'it’s', start_offset: 12, end_offset: 16, type: '<ALPHANUM>', position: 103 },
    ]);
  });

  it.each([
    {
      line: 'POST /_analyze',
      body: { analyzer: 'whitespace', text: 'A-b C' },
      words: ['A-b', 'C'],
    },
    { line: 'POST /_analyze', body: { analyzer: 'stop', text: 'The A-b' }, words: ['b'] },
    { line: 'POST /books/_analyze', body: { field: 'code', text: 'A b' }, words: ['A b'] },
    { line: 'GET /books/_analyze', body: { field: 'title', text: 'A b' }, words: ['a', 'b'] },
  ])('answers $body with $words', async ({ line, body, words }) => {
    const [, answered] = await answer(line, body);

    expect((answered.tokens as { token: string }[]).map(({ token }) => token)).toEqual(words);
  });

  it.each([
    {
      line: 'POST /_analyze',
      body: { analyzer: 'x', text: 'a' },
      says: 'failed to find global analyzer [x]',
    },
    { line: 'POST /_analyze', body: {}, says: 'Validation Failed: 1: text is missing;' },
    {
      line: 'POST /_analyze',
      body: { field: 'a', text: 'a' },
      says: 'analysis based on a specific field requires an index',
    },
    {
      line: 'POST /books/_analyze',
      body: { analyzer: 'x', text: 'a' },
      says: 'failed to find analyzer [x]',
    },
  ])('refuses $body: $says', async ({ line, body, says }) => {
    expect((await reason(line, body)).at(2)).toBe(says);
  });
});

describe('_block and _clone', () => {
  it('copy an index that takes no more writes, documents and history included', async () => {
    const early = await reason('PUT /books/_clone/copy');
    const blocked = await answer('PUT /books/_block/write');
    const refused = await reason('PUT /books/_doc/2', {});
    const cloned = await answer('PUT /books/_clone/copy', {
      settings: { 'index.blocks.write': null },
      aliases: { copies: {} },
    });

    expect(early).toEqual([
      400,
      'illegal_state_exception',
      expect.stringContaining('must block write'),
    ]);
    expect(blocked[1]).toEqual({
      acknowledged: true,
      shards_acknowledged: true,
      indices: [{ name: 'books', blocked: true }],
    });
    expect(refused.slice(0, 2)).toEqual([403, 'cluster_block_exception']);
    expect(cloned[0]).toBe(200);
    expect((await answer('GET /copies/_search'))[1].hits).toMatchObject({ hits: [{ _id: '1' }] });
    expect((await answer('PUT /copy/_doc/1', {}))[1]).toMatchObject({ _version: 2, _seq_no: 1 });
  });

  it('refuse other blocks', async () => {
    expect((await reason('PUT /books/_block/x')).at(2)).toBe('No block found with name x');
    expect((await reason('PUT /books/_block/read'))[0]).toBe(400);
  });
});

describe('_settings', () => {
  it.each([
    {
      body: { number_of_replicas: 'many' },
      says: 'Failed to parse value [many] for setting [index.number_of_replicas]',
    },
    { body: { number_of_replicas: -1 }, says: 'must be >= 0' },
    {
      body: { hidden: 'yes' },
      says: 'Failed to parse value [yes] as only [true] or [false] are allowed.',
    },
    { body: { refresh_interval: '1 hour' }, says: '[index.refresh_interval]' },
    { body: { number_of_shards: 2 }, says: 'final [[books/' },
    { body: { codec: 'default' }, says: "Can't update non dynamic settings [[index.codec]]" },
    {
      body: { number_of_replica: 2 },
      says: 'unknown setting [index.number_of_replica] did you mean',
    },
    { body: { zzz: 2 }, says: 'please check that any required plugins are installed' },
  ])('refuse $body', async ({ body, says }) => {
    expect((await reason('PUT /books/_settings', body)).at(2)).toContain(says);
  });

  it('show what is asked for', async () => {
    await server.call('PUT /books/_settings?preserve_existing=true', {
      body: { number_of_replicas: 3, priority: 7 },
    });
    const [, named] = await answer(
      'GET /books/_settings/index.number*,index.priority?flat_settings',
    );
    const [, human] = await answer('GET /books/_settings?human&include_defaults');

    expect(named.books).toEqual({
      settings: {
        'index.number_of_shards': '1',
        'index.number_of_replicas': '0',
        'index.priority': '7',
      },
    });
    expect(human.books).toMatchObject({
      settings: { index: { creation_date_string: '2030-01-01T00:00:00.000Z' } },
      defaults: { index: { refresh_interval: '1s' } },
    });
  });

  it('limit the number of fields and their depth', async () => {
    await server.call('PUT /small', {
      body: { settings: { 'mapping.total_fields.limit': 2, 'mapping.depth.limit': 1 } },
    });

    expect((await reason('PUT /small/_doc/1', { a: 1, b: 2, c: 3 })).at(2)).toContain(
      'Limit of total fields [2] has been exceeded while adding new fields [3]',
    );
    expect((await reason('PUT /small/_doc/1', { a: { b: {} } })).at(2)).toContain(
      'Limit of mapping depth [1] has been exceeded due to object field [a.b]',
    );
  });
});
