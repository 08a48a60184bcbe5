import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
  await server.call('PUT /books/_doc/1', { body: { title: 'Dune' } });
});

afterEach(() => server.dispose());

describe('reads by id', () => {
  it.each([
    { line: 'GET /books/_doc/1?version=1', status: 200 },
    { line: 'GET /books/_doc/1?version=7', status: 409 },
    { line: 'GET /books/_doc/9?version=7', status: 404 },
    { line: 'GET /books/_doc/1?version_type=x', status: 400 },
    { line: 'GET /books/_doc/1?realtime=maybe', status: 400 },
    { line: 'GET /books/_doc/1?refresh=true&preference=_local', status: 200 },
  ])('$line is $status', async ({ line, status }) => {
    expect((await server.call(line)).status).toBe(status);
  });

  it('show no source where stored fields are asked for', async () => {
    const { body } = await server.call('GET /books/_doc/1?stored_fields=title');
    const both = await server.call('GET /books/_doc/1?stored_fields=title&_source=true');

    expect([body.found, body._source, both.body._source]).toEqual([
      true,
      undefined,
      { title: 'Dune' },
    ]);
  });
});

describe('_mget', () => {
  it('takes a version, routing and a source filter for each document', async () => {
    const { body } = await server.call('POST /books/_mget', {
      body: {
        docs: [
          { _id: '1', version: 1, routing: 'r', _source: false },
          { _id: '1', version: 5 },
          { _id: 1, stored_fields: ['title'] },
          { _id: '1', _index: 'films' },
        ],
      },
    });

    expect(body.docs).toMatchObject([
      { _id: '1', found: true },
      { _id: '1', error: { type: 'version_conflict_engine_exception' } },
      { _id: '1', found: true },
      { _index: 'films', error: { type: 'index_not_found_exception' } },
    ]);
    expect((body.docs as object[]).map((doc) => '_source' in doc)).toEqual(
      Array.from({ length: 4 }, () => false),
    );
  });

  it.each([
    { body: {}, reason: /no documents to get/ },
    { body: { ids: [] }, reason: /no documents to get/ },
    { body: { documents: [] }, reason: /^unknown key \[documents\] for a START_ARRAY, expected/ },
    { body: { ids: '1' }, reason: /^unexpected token \[VALUE_STRING\]/ },
    { body: { docs: ['1'] }, reason: /^docs array element should include an object$/ },
    { body: { ids: [{}] }, reason: /^ids array element should only contain ids$/ },
    { body: { docs: [{ _colour: 1 }] }, reason: /unknown field \[_colour\]$/ },
    {
      body: { docs: [{}, { _id: '' }] },
      reason: /1: id is missing for doc 0;2: id is missing for/,
    },
  ])('refuses $body', async ({ body, reason }) => {
    const answer = await server.call('POST /books/_mget', { body });

    expect([answer.status, answer.body.error.reason]).toEqual([400, expect.stringMatching(reason)]);
  });
});
