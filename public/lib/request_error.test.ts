import { isAbort, isRefusal, RequestError, toRequestError } from './request_error';

const fetchError = (status?: number, body?: object) =>
  Object.assign(new Error('failed'), { ...(status && { response: { status } }), body });

describe('toRequestError()', () => {
  it.each([
    {
      name: 'our own code',
      thrown: fetchError(409, { message: 'off', attributes: { code: 'api_keys_disabled' } }),
      code: 'api_keys_disabled',
    },
    {
      name: "Kibana's own refusal",
      thrown: fetchError(400, { message: 'x' }),
      code: 'invalid_request',
    },
    {
      name: 'a code from the future',
      thrown: fetchError(403, { attributes: { code: 'new' } }),
      code: 'forbidden',
    },
    { name: 'a status nobody planned', thrown: fetchError(418), code: 'unexpected' },
    { name: 'no answer', thrown: fetchError(), code: 'kibana_unreachable' },
    { name: 'something that is no error', thrown: 'text', code: 'unexpected' },
  ])('reads $name as $code', ({ thrown, code }) => {
    expect(toRequestError(thrown)).toMatchObject({ code, cause: thrown });
  });

  it('keeps what Elasticsearch said', () => {
    const elasticsearch = { status: 400, reason: 'bad' };
    const attributes = { code: 'rejected_by_elasticsearch', elasticsearch };

    expect(toRequestError(fetchError(400, { message: 'm', attributes }))).toMatchObject({
      message: 'm',
      elasticsearch,
    });
  });
});

describe('isRefusal()', () => {
  it.each([
    { code: 'forbidden', expected: true },
    { code: 'too_many_requests', expected: false },
    { code: 'elasticsearch_unavailable', expected: false },
    { code: 'kibana_unreachable', expected: false },
  ] as const)('is $expected for $code', ({ code, expected }) => {
    expect(isRefusal(new RequestError(code, '', { cause: undefined }))).toBe(expected);
  });
});

describe('isAbort()', () => {
  it('knows the error of an aborted call', () => {
    expect(isAbort(new DOMException('stop', 'AbortError'))).toBe(true);
    expect(isAbort(new Error('stop'))).toBe(false);
  });
});
