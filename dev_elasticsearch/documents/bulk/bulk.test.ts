import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { ndjson } from '../ndjson.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(() => server.dispose());

type Items = readonly Readonly<Record<string, { status: number; error?: { type: string } }>>[];

const outcomesOf = (items: unknown) =>
  (items as Items).flatMap((item) =>
    Object.entries(item).map(([kind, { status, error }]) => [kind, status, error?.type]),
  );

describe('_bulk', () => {
  it('judges each item by itself and answers 200', async () => {
    const { status, body } = await server.call(
      'POST /_bulk',
      ndjson([
        { index: { _index: 'books', _id: '1' } },
        { title: 'Dune' },
        { create: { _index: 'books', _id: '1' } },
        { title: 'Again' },
        { update: { _index: 'books', _id: '1', _source: true } },
        { doc: { pages: 412 } },
        { update: { _index: 'books', _id: '9' } },
        { doc: {} },
        { index: { _index: 'books', _id: '2' } },
        { pages: 'many' },
        { delete: { _index: 'books', _id: '1' } },
        { delete: { _index: 'books', _id: '1' } },
        { index: { _index: 'BAD' } },
        {},
      ]),
    );

    expect([status, body.errors]).toEqual([200, true]);
    expect(outcomesOf(body.items)).toEqual([
      ['index', 201, undefined],
      ['create', 409, 'version_conflict_engine_exception'],
      ['update', 200, undefined],
      ['update', 404, 'document_missing_exception'],
      ['index', 400, 'document_parsing_exception'],
      ['delete', 200, undefined],
      ['delete', 404, undefined],
      ['index', 400, 'invalid_index_name_exception'],
    ]);
  });

  it('takes the index of the path for items without one', async () => {
    await server.call('POST /books/_bulk', ndjson([{ index: { _id: '1' } }, { a: 1 }]));

    const { body } = await server.call('GET /books/_source/1');

    expect(body).toEqual({ a: 1 });
  });

  it('refuses index items where only aliases are wanted', async () => {
    const { body } = await server.call(
      'POST /books/_bulk?require_alias=true',
      ndjson([{ index: {} }, {}]),
    );

    expect(outcomesOf(body.items)).toEqual([['index', 404, 'index_not_found_exception']]);
  });

  it.each([
    { lines: [{ index: {} }, {}], type: 'action_request_validation_exception' },
    { lines: [{ replace: { _index: 'a' } }, {}], type: 'illegal_argument_exception' },
    { lines: [{ index: { _index: 'a', color: 1 } }, {}], type: 'illegal_argument_exception' },
    { lines: [{ index: { _index: 'a' } }], type: 'action_request_validation_exception' },
    { lines: [{ delete: { _index: 'a' } }], type: 'action_request_validation_exception' },
    {
      lines: [{ index: { _index: 'a', _id: '' } }, {}],
      type: 'action_request_validation_exception',
    },
    { lines: [{ a: 1, b: 2 }], type: 'illegal_argument_exception' },
  ])('refuses $lines as a whole', async ({ lines, type }) => {
    const { status, body } = await server.call('POST /_bulk', ndjson(lines));

    expect([status, body.error.type]).toEqual([400, type]);
  });

  it('refuses a body without a newline at its end', async () => {
    const { headers } = ndjson([]);

    const { status } = await server.call('POST /_bulk', {
      headers,
      body: '{"delete":{"_index":"a","_id":"1"}}',
    });

    expect(status).toBe(400);
  });
});
