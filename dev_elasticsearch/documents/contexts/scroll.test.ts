import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { ndjson } from '../ndjson.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
  await server.call(
    'POST /books/_bulk',
    ndjson([1, 2, 3, 4, 5].flatMap((n) => [{ index: { _id: String(n) } }, { size: n % 2 }])),
  );
});

afterEach(() => server.dispose());

const idsOf = (body: Readonly<Record<string, unknown>>) =>
  (body.hits as { hits: { _id: string }[] }).hits.map(({ _id }) => _id);

const open = (search: object = {}, parameters = '') =>
  server.call(`POST /books/_search?scroll=1m${parameters}`, { body: { size: 2, ...search } });

const next = (id: unknown, as?: string) =>
  server.call('POST /_search/scroll', {
    body: { scroll: '1m', scroll_id: id },
    ...(as === undefined ? {} : { as }),
  });

describe('_search/scroll', () => {
  it.each([
    { search: {}, pages: [['1', '2'], ['3', '4'], ['5'], []] },
    { search: { sort: ['_doc'] }, pages: [['1', '2'], ['3', '4'], ['5'], []] },
    { search: { sort: [{ size: 'desc' }] }, pages: [['1', '3'], ['5', '2'], ['4'], []] },
  ])('gives every document once for $search, as they were', async ({ search, pages }) => {
    const first = await open(search);
    const id = first.body._scroll_id;
    await server.call('DELETE /books/_doc/4');
    await server.call('PUT /books/_doc/6', { body: { size: 1 } });

    const answers = [first, await next(id), await next(id), await next(id)];

    expect(answers.map(({ body }) => idsOf(body))).toEqual(pages);
    expect(answers.map(({ body }) => (body.hits as { total: object }).total)).toEqual(
      Array.from({ length: 4 }, () => ({ value: 5, relation: 'eq' })),
    );
  });

  it('aggregates in the first answer alone', async () => {
    const first = await open({ aggs: { most: { max: { field: 'size' } } } });
    const second = await next(first.body._scroll_id);

    expect(first.body.aggregations).toEqual({ most: { value: 1 } });
    expect(second.body.aggregations).toBeUndefined();
  });

  it('is over after its time, and when it is cleared', async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    const cleared = await server.call('DELETE /_search/scroll', {
      body: { scroll_id: [one.body._scroll_id] },
    });
    const inPath = await server.call(`DELETE /_search/scroll/${String(two.body._scroll_id)}`);
    server.pass(60_000);

    const answers = await Promise.all([one, two, three].map(({ body }) => next(body._scroll_id)));

    expect([cleared.body, inPath.body]).toEqual([
      { succeeded: true, num_freed: 1 },
      { succeeded: true, num_freed: 1 },
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(answers[0]?.body.error.caused_by.type).toBe('search_context_missing_exception');
  });

  it('clears all for those who manage the cluster', async () => {
    const reader = await server.addUser('reader', {
      indices: [{ names: ['books'], privileges: ['read'] }],
    });
    await open();

    const refused = await server.call('DELETE /_search/scroll/_all', { as: reader });
    const { body } = await server.call('DELETE /_search/scroll/_all');

    expect([refused.status, body.num_freed]).toEqual([403, 1]);
  });

  it('goes on for its opener alone', async () => {
    const reader = await server.addUser('reader', {
      indices: [{ names: ['books'], privileges: ['read'] }],
    });
    const { body } = await open();

    expect((await next(body._scroll_id, reader)).status).toBe(404);
    expect((await next(body._scroll_id)).status).toBe(200);
  });

  it.each([
    { search: { from: 1 }, reason: /using \[from\] is not allowed in a scroll context/ },
    { search: { size: 0 }, reason: /\[size\] cannot be \[0\] in a scroll context/ },
    {
      search: { sort: ['_doc'], search_after: [1] },
      reason: /\[search_after\] cannot be used in a/,
    },
    {
      search: { collapse: { field: 'size' } },
      reason: /cannot use `collapse` in a scroll context/,
    },
    { search: {}, parameters: '&request_cache=true', reason: /\[request_cache\] cannot be used/ },
    { search: {}, parameters: '&track_total_hits=false', reason: /disabling \[track_total_hits\]/ },
  ])('refuses to begin with $search $parameters', async ({ search, parameters, reason }) => {
    const { status, body } = await open(search, parameters);

    expect([status, body.error.reason]).toEqual([400, expect.stringMatching(reason)]);
  });

  it('refuses pages of more than 10,000', async () => {
    const { status, body } = await open({ size: 10_001 });

    expect([status, body.error.caused_by.reason]).toEqual([
      400,
      expect.stringMatching(
        /^Batch size is too large, size must be less than or equal to: \[10000\]/,
      ),
    ]);
  });

  it.each(['POST /_search/scroll', 'DELETE /_search/scroll'])(
    'demands an id of %s',
    async (line) => {
      const { status, body } = await server.call(line, { body: {} });

      expect([status, body.error.type]).toEqual([400, 'action_request_validation_exception']);
    },
  );
});
