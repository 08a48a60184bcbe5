import { deflateSync, gzipSync } from 'node:zlib';
import { anEchoServer } from './echo_server.mock';
import type { EchoServer } from './echo_server.mock';

const server = anEchoServer();
const call: EchoServer['call'] = (line, options) => server.call(line, options);

describe('a bad request', () => {
  it.each([
    {
      name: 'an unknown parameter',
      line: 'POST /_echo/a?sice=1',
      body: {},
      status: 400,
      reason:
        /request \[\/_echo\/a\] contains unrecognized parameter: \[sice\] -> did you mean \[size\]\?/,
    },
    {
      name: 'two unknown parameters',
      line: 'POST /_echo/a?zz=1&yy',
      body: {},
      status: 400,
      reason: /unrecognized parameters: \[yy\], \[zz\]/,
    },
    {
      name: 'a body where none belongs',
      line: 'GET /',
      body: {},
      status: 400,
      reason: /does not support having a body/,
    },
    {
      name: 'no body where one belongs',
      line: 'POST /_echo/a',
      body: undefined,
      status: 400,
      reason: /request body is required/,
    },
    {
      name: 'malformed JSON',
      line: 'POST /_echo/a',
      body: '{"a":\n  x}',
      status: 400,
      reason: /^\[2:3\] Unrecognized token/,
    },
    {
      name: 'bad gzip',
      line: 'POST /_echo/a',
      body: 'no gzip',
      headers: { 'content-encoding': 'gzip' },
      status: 400,
      reason: /not valid gzip/,
    },
    {
      name: 'invalid UTF-8',
      line: 'POST /_echo/a',
      body: Buffer.from([0x22, 0xff, 0x22]),
      status: 400,
      reason: /^\[1:2\] Invalid UTF-8 start byte 0xff/,
    },
    {
      name: 'a broken percent escape in a parameter',
      line: 'GET /?pretty=%zz',
      body: undefined,
      status: 400,
      reason: /invalid escape sequence `%zz' at index 0 of: %zz/,
    },
    {
      name: 'a broken percent escape in a path',
      line: 'POST /_echo/%4',
      body: {},
      status: 400,
      reason: /^partial escape sequence at end of string: %4$/,
    },
    {
      name: 'a line that is too long',
      line: `GET /${'x'.repeat(4096)}`,
      body: undefined,
      status: 400,
      reason: /^An HTTP line is larger than 4096 bytes\.$/,
    },
    {
      name: 'headers that are too long',
      line: 'GET /',
      body: undefined,
      headers: { long: 'x'.repeat(16_384) },
      status: 400,
      reason: /^HTTP header is larger than 16384 bytes\.$/,
    },
    {
      name: 'an encoding that is not known',
      line: 'POST /_echo/a',
      body: '{}',
      headers: { 'content-encoding': 'br' },
      status: 400,
      reason: /^Content-Encoding header \[br\] is not supported$/,
    },
    {
      name: 'a client of the next major version',
      line: 'GET /',
      body: undefined,
      headers: { accept: 'application/vnd.elasticsearch+json; compatible-with=9' },
      status: 400,
      reason: /^Invalid media-type value on headers \[Accept, Content-Type\]$/,
    },
    {
      name: 'lines without an end',
      line: 'POST /_lines',
      body: '{}',
      status: 400,
      reason: /must be terminated by a newline/,
    },
    {
      name: 'a bad line',
      line: 'POST /_lines',
      body: '{}\n\n{a}\n',
      status: 400,
      reason: /^\[3:2\]/,
    },
  ])('refuses $name', async ({ line, body, headers, status, reason }) => {
    const response = await call(line, {
      ...(body === undefined ? {} : { body }),
      headers: { 'content-type': 'application/json', ...headers },
    });

    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({
      error: { reason: expect.stringMatching(reason) as unknown },
      status,
    });
  });

  it.each([
    { name: 'a body that is too large', body: `"${'x'.repeat(1000)}"`, headers: {} },
    {
      name: 'a gzip bomb',
      body: gzipSync('x'.repeat(100_000)),
      headers: { 'content-encoding': 'gzip' },
    },
    {
      name: 'a bomb of another kind',
      body: deflateSync('x'.repeat(100_000)),
      headers: { 'content-encoding': 'deflate' },
    },
  ])('answers $name with nothing but 413', async ({ body, headers }) => {
    const sent = { 'content-type': 'application/json', ...headers };

    expect(await call('POST /_echo/a', { body, headers: sent })).toMatchObject({
      status: 413,
      text: '',
    });
  });
});
