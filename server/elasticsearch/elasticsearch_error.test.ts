import { toApiKeyError } from './elasticsearch_error';

/** As the client's: it carries everything that was sent and received. */
const responseError = (statusCode: number, body: unknown): Error =>
  Object.assign(new Error('from the client, quoting SECRET'), {
    name: 'ResponseError',
    statusCode,
    body,
    meta: { meta: { request: { params: { headers: { authorization: 'ApiKey SECRET' } } } } },
  });

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

describe('toApiKeyError', () => {
  it.each([
    { status: 400, code: 'rejected_by_elasticsearch' },
    { status: 401, code: 'unauthenticated' },
    { status: 403, code: 'forbidden' },
    { status: 404, code: 'not_found' },
    { status: 405, code: 'rejected_by_elasticsearch' },
    { status: 413, code: 'rejected_by_elasticsearch' },
    { status: 429, code: 'too_many_requests' },
    { status: 500, code: 'elasticsearch_unavailable' },
    { status: 503, code: 'elasticsearch_unavailable' },
  ])('maps status $status to $code and keeps it', ({ status, code }) => {
    const error = toApiKeyError(responseError(status, { error: { type: 't', reason: 'r' } }));

    expect(error).toMatchObject({ code, elasticsearch: { status, type: 't', reason: 'r' } });
  });

  it('tells that API keys are disabled', () => {
    const body = {
      error: {
        type: 'feature_not_enabled_exception',
        reason: 'api keys are not enabled',
        'disabled.feature': 'api_keys',
      },
    };

    expect(toApiKeyError(responseError(400, body)).code).toBe('api_keys_disabled');
  });

  it.each([
    {
      name: 'the innermost cause of a parsing error',
      error: {
        root_cause: [{ type: 'parse_exception', reason: 'unexpected field [x]' }],
        type: 'x_content_parse_exception',
        reason: '[1:2] failed to parse field',
        caused_by: { type: 'parse_exception', reason: 'unexpected field [x]' },
      },
      expected: { type: 'parse_exception', reason: 'unexpected field [x]' },
    },
    {
      name: 'the exception around a number that is none',
      error: {
        type: 'x_content_parse_exception',
        reason: 'failed to build',
        caused_by: {
          type: 'illegal_argument_exception',
          reason: 'failed to parse setting [expiration]',
          caused_by: { type: 'number_format_exception', reason: 'For input string: "x"' },
        },
      },
      expected: {
        type: 'illegal_argument_exception',
        reason: 'failed to parse setting [expiration]',
      },
    },
    {
      name: 'the root cause where nothing is nested',
      error: {
        root_cause: [{ type: 'illegal_argument_exception', reason: 'Field [x] is not allowed' }],
        type: 'search_phase_execution_exception',
        reason: 'all shards failed',
      },
      expected: { type: 'illegal_argument_exception', reason: 'Field [x] is not allowed' },
    },
    {
      name: 'an error that is text',
      error: 'no handler found for uri',
      expected: { reason: 'no handler found for uri' },
    },
    { name: 'nothing when nothing is said', error: undefined, expected: {} },
  ])('chooses $name', ({ error, expected }) => {
    expect(toApiKeyError(responseError(400, { error })).elasticsearch).toEqual({
      status: 400,
      ...expected,
    });
  });

  it('copes with a body that is not JSON, as a proxy sends it', () => {
    expect(toApiKeyError(responseError(502, '<html>Bad Gateway</html>'))).toMatchObject({
      code: 'elasticsearch_unavailable',
      elasticsearch: { status: 502 },
    });
  });

  it.each([
    { name: 'ConnectionError', code: 'elasticsearch_unavailable' },
    { name: 'TimeoutError', code: 'elasticsearch_unavailable' },
    { name: 'NoLivingConnectionsError', code: 'elasticsearch_unavailable' },
    { name: 'RequestAbortedError', code: 'elasticsearch_unavailable' },
    { name: 'SerializationError', code: 'invalid_request' },
    { name: 'DeserializationError', code: 'unexpected' },
    { name: 'ProductNotSupportedError', code: 'unexpected' },
  ])('maps a $name to $code', ({ name, code }) => {
    expect(toApiKeyError(named(name, 'connect ECONNREFUSED')).code).toBe(code);
  });

  it.each([
    { name: 'an answered error', thrown: responseError(403, { error: { reason: 'no' } }) },
    { name: 'an unreadable answer', thrown: named('DeserializationError', 'in "SECRET" at 1') },
  ])('lets no payload through from $name', ({ thrown }) => {
    const error = toApiKeyError(thrown);
    const everything = [
      error.stack,
      error.message,
      JSON.stringify(error),
      (error.cause as Error).stack,
      JSON.stringify(error.cause),
    ].join();

    expect(everything).not.toContain('SECRET');
  });
});
