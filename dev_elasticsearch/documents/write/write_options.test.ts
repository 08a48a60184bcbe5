import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { checkWriteSettings } from './write_parameters';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
  await server.call('PUT /books/_doc/1', { body: { title: 'Dune' } });
});

afterEach(() => server.dispose());

describe('versions', () => {
  it('go on after a delete, for a minute', async () => {
    const versions: unknown[] = [];
    const note = async (line: string) => {
      const call = line.startsWith('PUT') ? { body: {} } : {};
      const { body } = await server.call(line, call);
      versions.push(body._version);
    };
    await note('DELETE /books/_doc/1');
    await note('DELETE /books/_doc/1');
    await note('PUT /books/_doc/1');
    await note('DELETE /books/_doc/1');
    server.pass(60_000);
    await note('PUT /books/_doc/1');

    expect(versions).toEqual([2, 3, 4, 5, 1]);
  });

  it('of a recent delete are in the way of lower external ones', async () => {
    await server.call('DELETE /books/_doc/1?version=9&version_type=external');

    const { status } = await server.call('PUT /books/_doc/1?version=8&version_type=external', {
      body: {},
    });

    expect(status).toBe(409);
  });

  it.each([
    { line: 'PUT /books/_create/1?version=1', reason: /do not support explicit versions/ },
    {
      line: 'PUT /books/_create/1?version=1&version_type=external',
      reason: /create operations only support internal versioning/,
    },
    {
      line: 'PUT /books/_create/1?if_seq_no=0&if_primary_term=1',
      reason: /do not support compare and set/,
    },
    {
      line: 'PUT /books/_doc/1?if_seq_no=0&if_primary_term=1&version=2&version_type=external',
      reason: /1: compare and write operations can not use versioning;/,
    },
    { line: 'PUT /books/_doc/1?if_primary_term=1', reason: /ifSeqNo is unassigned, but primary/ },
    { line: 'PUT /books/_doc/1?version_type=external', reason: /illegal version value \[-3\]/ },
    { line: 'PUT /books/_doc/1?version_type=other', reason: /^No version type match \[other\]$/ },
    { line: 'PUT /books/_doc/1?version=x', reason: /^Failed to parse long parameter \[version\]/ },
  ])('refuse $line', async ({ line, reason }) => {
    const { status, body } = await server.call(line, { body: {} });

    expect([status, body.error.reason]).toEqual([400, expect.stringMatching(reason)]);
  });
});

describe('parameters of writes', () => {
  it('keep routing with the document, through updates', async () => {
    await server.call('PUT /books/_doc/2?routing=r', { body: {} });
    await server.call('POST /books/_update/2', { body: { doc: { a: 1 } } });

    const get = await server.call('GET /books/_doc/2');
    const search = await server.call('POST /books/_search', {
      body: { query: { ids: { values: ['2'] } } },
    });

    expect(get.body._routing).toBe('r');
    expect(search.body.hits).toMatchObject({ hits: [{ _routing: 'r' }] });
  });

  it('demand routing where the mapping says so', async () => {
    await server.call('PUT /routed', { body: { mappings: { _routing: { required: true } } } });
    await server.call('PUT /routed/_doc/1?routing=r', { body: {} });

    const answers = [
      await server.call('PUT /routed/_doc/2', { body: {} }),
      await server.call('GET /routed/_doc/1'),
      await server.call('DELETE /routed/_doc/1'),
      await server.call('GET /routed/_doc/1?routing=r'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 200]);
    expect(answers[0]?.body.error).toMatchObject({
      type: 'routing_missing_exception',
      reason: 'routing is required for [routed]/[2]',
    });
  });

  it.each([
    { query: 'pipeline=_none', status: 200 },
    { query: 'pipeline=x', status: 400, reason: 'pipeline with id [x] does not exist' },
    { query: 'wait_for_active_shards=1&timeout=1s', status: 200 },
    { query: 'wait_for_active_shards=x', status: 400, reason: 'cannot parse ActiveShardCount[x]' },
    { query: 'timeout=x', status: 400, reason: /^failed to parse setting \[timeout\]/ },
    { query: 'require_data_stream=true', status: 404, reason: /is not a data stream$/ },
    { query: 'require_alias=true', status: 404, reason: /is not an alias$/ },
  ])('?$query is answered with $status', async ({ query, status, reason = /./ }) => {
    const answer = await server.call(`PUT /books/_doc/1?${query}`, { body: {} });

    const text = answer.status === 200 ? '-' : answer.body.error.reason;
    expect(answer.status).toBe(status);
    expect(text).toMatch(reason);
  });

  it('do not wait for copies that will never be there', () => {
    const demand = () => checkWriteSettings({ wait_for_active_shards: '2' });

    expect(demand).toThrow(/meet shard count of \[2\] \(have 1, needed 2\)/);
  });

  it('know require_data_stream since 8.13', async () => {
    const old = await aTestServer('8.12');
    const { status, body } = await old.call('PUT /a/_doc/1?require_data_stream=true', { body: {} });
    await old.dispose();

    expect([status, body.error.reason]).toEqual([
      400,
      expect.stringMatching(/unrecognized parameter: \[require_data_stream\]/),
    ]);
  });
});

describe('the text of a document', () => {
  it.each([
    { body: '{"n": oops}', reason: '[1:7] failed to parse', cause: /^\[1:7\] Unrecognized token/ },
    {
      body: '{"n":\n 1',
      reason: '[2:3] failed to parse',
      cause: /^\[2:3\] Unexpected end-of-input/,
    },
    { body: '[1]', reason: '[1:1] failed to parse', cause: /Expected START_OBJECT/ },
  ])('is refused with the place of the mistake: $body', async ({ body, reason, cause }) => {
    const answer = await server.call('PUT /books/_doc/1', { body });

    expect([answer.status, answer.body.error.type, answer.body.error.reason]).toEqual([
      400,
      'document_parsing_exception',
      reason,
    ]);
    expect(answer.body.error.caused_by.reason).toMatch(cause);
  });

  it('is kept exactly, and shown where nothing is taken from it', async () => {
    const body = '{"whole": 1.0, "long": 9007199254740993}';
    await server.call('PUT /books/_doc/1', { body });

    const raw = await server.call('GET /books/_source/1');
    const part = await server.call('GET /books/_source/1?_source_includes=whole');
    const get = await server.call('GET /books/_doc/1?filter_path=_source.whole');

    expect([raw.headers['content-type'], part.body, get.body]).toEqual([
      expect.stringMatching(/^application\/json/),
      { whole: 1 },
      { _source: { whole: 1 } },
    ]);
  });
});

describe('_update', () => {
  const INLINE = { script: { source: 'ctx._source.a = 1' } };
  const cause = (kind: string) => ({
    type: 'illegal_argument_exception',
    reason: 'failed to execute script',
    caused_by: {
      type: 'illegal_argument_exception',
      reason: `cannot execute [${kind}] scripts`,
    },
  });

  it.each([
    { line: '1', body: INLINE, status: 400, error: cause('inline') },
    { line: '1', body: { script: { id: 's' } }, status: 400, error: cause('stored') },
    { line: '2', body: INLINE, status: 404, error: { type: 'document_missing_exception' } },
    {
      line: '2',
      body: { ...INLINE, upsert: {}, scripted_upsert: true },
      status: 400,
      error: cause('inline'),
    },
  ])('runs no scripts: $body on $line', async ({ line, body, status, error }) => {
    const answer = await server.call(`POST /books/_update/${line}`, { body });

    expect([answer.status, answer.body.error]).toMatchObject([status, error]);
  });

  it('inserts the upsert of a script for a missing document', async () => {
    const { status } = await server.call('POST /books/_update/2', {
      body: { ...INLINE, upsert: { a: 1 } },
    });

    expect(status).toBe(201);
  });

  it.each([
    {
      query: 'if_seq_no=0&if_primary_term=1&retry_on_conflict=1',
      body: { doc: {} },
      reason: /compare and write operations can not be retried/,
    },
    {
      query: 'if_seq_no=0&if_primary_term=1',
      body: { doc: {}, doc_as_upsert: true },
      reason: /compare and write operations can not be used with upsert/,
    },
    {
      query: '',
      body: { doc: {}, upsert: {}, if_seq_no: 0, if_primary_term: 1 },
      reason: /upsert requests don't support/,
    },
    { query: '', body: { ...INLINE, doc: {} }, reason: /can't provide both script and doc/ },
    {
      query: '',
      body: { if_seq_no: 1, doc: {} },
      reason: /ifSeqNo is set, but primary term is \[0\]/,
    },
    { query: 'version=1', body: { doc: {} }, reason: /unrecognized parameter: \[version\]/ },
  ])('refuses ?$query with $body', async ({ query, body, reason }) => {
    const answer = await server.call(`POST /books/_update/1?${query}`, { body });

    expect([answer.status, answer.body.error.reason]).toEqual([400, expect.stringMatching(reason)]);
  });

  it('writes only over the sequence number that the body names', async () => {
    const statuses = [];
    for (const seqNo of [0, 0]) {
      const body = {
        doc: { n: Math.PI },
        detect_noop: false,
        if_seq_no: seqNo,
        if_primary_term: 1,
      };
      statuses.push((await server.call('POST /books/_update/1', { body })).status);
    }

    expect(statuses).toEqual([200, 409]);
  });
});
