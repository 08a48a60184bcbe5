import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { anEchoServer } from './echo_server.mock';

const server = anEchoServer();
const sockets: Socket[] = [];

beforeAll(() => server.http.start());

afterAll(() => server.http.stop());

afterEach(() => {
  sockets.splice(0).forEach((socket) => socket.destroy());
});

const POST = 'POST /_echo/a HTTP/1.1\r\nhost: a\r\nauthorization: x\r\n';
const JSON_TYPE = 'content-type: application/json\r\n';

async function open(): Promise<Socket> {
  const socket = connect(Number(new URL(server.http.url).port), '127.0.0.1');
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes; what comes back until the server hangs up. */
async function exchange(bytes: string): Promise<string> {
  const socket = await open();
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

describe('on the wire', () => {
  it.each([
    {
      name: 'no HTTP',
      bytes: 'hello\r\n\r\n',
      expected: /^HTTP\/1.1 400 .*"type":"illegal_argument_exception".*"status":400}$/s,
    },
    {
      name: 'a body of two lengths',
      bytes: `${POST}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`,
      expected: /^HTTP\/1.1 400 .*"status":400}$/s,
    },
    {
      name: 'headers without an end',
      bytes: `GET / HTTP/1.1\r\nhost: a\r\nlong: ${'x'.repeat(70_000)}`,
      expected: /^HTTP\/1.1 400 .*"type":"too_long_http_header_exception"/s,
    },
    {
      name: 'a body without a type',
      bytes: `${POST}connection: close\r\ncontent-length: 2\r\n\r\n{}`,
      expected: /^HTTP\/1.1 406 .*{"error":"Content-Type header is missing","status":406}$/s,
    },
    {
      name: 'an expectation that nobody knows',
      bytes: `${POST}expect: tea\r\nconnection: close\r\n\r\n`,
      expected: /^HTTP\/1.1 417 /,
    },
    {
      name: 'more than may be sent',
      bytes: `${POST}${JSON_TYPE}content-length: 2000\r\n\r\n`,
      expected: /^HTTP\/1.1 413 .*content-length: 0\r\n.*\r\n\r\n$/s,
    },
  ])('$name is refused, and the connection ends', async ({ bytes, expected }) => {
    expect(await exchange(bytes)).toMatch(expected);
  });

  it('waits for bodies until they may come', async () => {
    const socket = await open();
    socket.write(`${POST}${JSON_TYPE}expect: 100-continue\r\ncontent-length: 2\r\n\r\n`);
    const [interim] = (await once(socket, 'data')) as [Buffer];
    socket.write('{}');
    const [final] = (await once(socket, 'data')) as [Buffer];

    expect(interim.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    expect(final.toString()).toMatch(/^HTTP\/1.1 200 OK/);
  });

  it('answers pipelined requests in order, on one connection', async () => {
    const get = (path: string, extra = ''): string =>
      `GET ${path} HTTP/1.1\r\nhost: a\r\nauthorization: x\r\n${extra}\r\n`;

    const answers = await exchange(get('/') + get('/_no') + get('/', 'connection: close\r\n'));

    expect(answers.match(/HTTP\/1.1 \d+/g)).toEqual([
      'HTTP/1.1 200',
      'HTTP/1.1 400',
      'HTTP/1.1 200',
    ]);
  });

  it('says nothing in its log when a client goes away amid a body', async () => {
    const socket = await open();
    socket.write(`${POST}${JSON_TYPE}content-length: 500\r\n\r\n{`);
    socket.destroy();
    await exchange('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');

    expect(server.logged).toEqual([]);
  });

  it('compresses long answers when asked to', async () => {
    const body = JSON.stringify(Array.from({ length: 400 }, () => 1));
    const response = await fetch(`${server.http.url}/_echo/a?pretty`, {
      method: 'POST',
      headers: { authorization: 'x', 'content-type': 'application/json' },
      body,
    });

    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.json()).toMatchObject({ query: { pretty: '' } });
  });
});
