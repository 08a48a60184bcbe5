import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { emulatedVersion } from '../lib/version';
import { echo, nobody } from './echo_server.mock';
import { createHttpServer } from './http_server';

const pem = (name: string): Buffer => readFileSync(join(__dirname, 'fixtures', name));
const cert = pem('test_only_certificate.pem');

const server = createHttpServer({
  host: '127.0.0.1',
  port: 0,
  tls: { cert, key: pem('test_only_key.pem') },
  endpoints: [echo],
  version: emulatedVersion(),
  authenticate: () => Promise.resolve(nobody),
  log: () => undefined,
});

beforeAll(() => server.start());
afterAll(() => server.stop());

async function post(url: string, body: string): Promise<{ status?: number; body: string }> {
  const sent = request(url, {
    ca: cert,
    agent: false,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, body: await text(answer) };
}

describe('HTTPS', () => {
  it('is served with the certificate that was given', async () => {
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(await post(`${server.url}/_echo/a`, '{"x":1}')).toMatchObject({
      status: 200,
      body: expect.stringContaining('"x":1') as unknown,
    });
  });

  it('keeps its limits', async () => {
    expect(await post(`${server.url}/${'x'.repeat(5000)}`, '{}')).toMatchObject({
      status: 400,
      body: expect.stringContaining('too_long_http_line_exception') as unknown,
    });
  });

  it('is not spoken in clear', async () => {
    await expect(fetch(server.url.replace('https', 'http'))).rejects.toThrow('fetch failed');
  });
});
