import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElasticsearch } from '../../elasticsearch';
import type { Elasticsearch } from '../../elasticsearch';
import { basic } from '../../test_server.mock';

let dataDir: string;
let server: Elasticsearch;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'disabled-api-keys-'));
  server = await createElasticsearch({
    dataDir,
    port: 0,
    passwordHashCost: 2,
    passwords: { elastic: 'password' },
    apiKeysEnabled: false,
  });
});

afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

const call = (line: string, authorization: string) => {
  const [method = '', url = ''] = line.split(' ');
  return server.inject({ method, url, headers: { authorization } });
};

describe('with API keys switched off', () => {
  it.each([
    'GET /_security/api_key',
    'POST /_security/api_key',
    'PUT /_security/api_key/x',
    'POST /_security/_query/api_key',
    'DELETE /_security/api_key',
  ])('%s says so', async (line) => {
    const answer = await call(line, basic('elastic', 'password'));

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: { type: 'feature_not_enabled_exception', 'disabled.feature': 'api_keys' },
    });
  });

  it('a key counts as no credential, and is no way in', async () => {
    const answer = await call('GET /', `ApiKey ${Buffer.from('a:b').toString('base64')}`);

    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      error: { reason: 'missing authentication credentials for REST request [/]' },
    });
    expect(answer.headers['www-authenticate']).not.toContain('ApiKey');
  });
});
