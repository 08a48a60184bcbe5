import { call } from '../support/elasticsearch';
import { callKibana } from '../support/kibana';
import { startStack, type Stack } from '../support/stack';

jest.setTimeout(120_000);

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});

afterAll(() => stack.dispose());

const api = async (line: string, body?: object) => {
  const answer = await callKibana(stack.kibanaUrl, { line, ...(body ? { body } : {}) });
  expect(answer.status).toBe(200);
  return answer.body;
};

describe.each([
  { signal: 'SIGINT', exitCode: 0 },
  { signal: 'SIGKILL', exitCode: null },
] as const)('after $signal', ({ signal, exitCode }) => {
  it('stands all that was acknowledged before', async () => {
    const kept = await api('POST /api/api_keys', { name: 'kept' });
    const changed = await api('POST /api/api_keys', { name: 'changed' });
    const ended = await api('POST /api/api_keys', { name: 'ended' });
    await api(`PUT /api/api_keys/${changed.id}`, { metadata: { at: signal } });
    await call(stack.elasticsearchUrl, { line: `PUT /books/_doc/${signal}`, json: {} });
    await api('POST /api/api_keys/_invalidate', { ids: [ended.id] });
    const endedWith = await stack.end(signal);
    const output = stack.output();
    stack = await startStack({ as: stack });

    const found = await api(`GET /api/api_keys/${changed.id}`);
    const as = (encoded: string, line: string) =>
      call(stack.elasticsearchUrl, { line, authorization: `ApiKey ${encoded}` });
    const document = await as(kept.encoded, `GET /books/_doc/${signal}`);
    const refused = await as(ended.encoded, 'GET /');

    expect(endedWith).toBe(exitCode);
    expect(output).not.toMatch(/error|exception/i);
    expect(found.api_key.metadata).toEqual({ at: signal });
    expect([document.status, refused.status]).toEqual([200, 401]);
  });
});

describe('the audit trail', () => {
  it('tells after a restart which key was used', async () => {
    const { id, encoded } = await api('POST /api/api_keys', { name: 'used' });
    await call(stack.elasticsearchUrl, { line: 'GET /', authorization: `ApiKey ${encoded}` });
    await stack.end('SIGINT');
    stack = await startStack({ as: stack });

    const { body } = await call(stack.elasticsearchUrl, {
      line: 'POST /logs-elasticsearch.audit-default/_search',
      json: { size: 0, query: { term: { 'elasticsearch.audit.apikey.id': id } } },
    });

    expect(body.hits.total.value).toBeGreaterThan(0);
  });
});
