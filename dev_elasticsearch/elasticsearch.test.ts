import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createElasticsearch } from './elasticsearch';
import { basic } from './test_server.mock';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dev-elasticsearch-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const create = (elastic?: string): ReturnType<typeof createElasticsearch> =>
  createElasticsearch({
    dataDir,
    port: 0,
    passwordHashCost: 2,
    passwords: elastic === undefined ? {} : { elastic },
  });

/** The server as a process of its own; resolves with its first line of output. */
async function startCli(password: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'cli.ts'), '--data-dir', dataDir, '--port', '0'],
    {
      env: { ...process.env, ELASTIC_PASSWORD: password },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, url: /http:\S+/.exec(line)?.[0] ?? '' };
}

describe('createElasticsearch()', () => {
  it('knows whether elastic had a password, and keeps it', async () => {
    const first = await create('first-password');
    const had = [first.hadPassword('elastic')];
    await first.stop();
    const second = await create();
    had.push(second.hadPassword('elastic'));
    const headers = { authorization: basic('elastic', 'first-password') };
    const answer = await second.inject({ method: 'GET', url: '/', headers });
    await second.stop();

    expect(had).toEqual([false, true]);
    expect(answer.status).toBe(200);
  });

  it('replaces a password that differs', async () => {
    await (await create('first-password')).stop();
    const server = await create('second-password');
    const statusWith = async (password: string): Promise<number> => {
      const headers = { authorization: basic('elastic', password) };
      return (await server.inject({ method: 'GET', url: '/', headers })).status;
    };

    const statuses = [await statusWith('first-password'), await statusWith('second-password')];
    await server.stop();

    expect(statuses).toEqual([401, 200]);
  });

  it('writes no secret to disk', async () => {
    const server = await create('a-very-secret-password');
    const answer = await server.inject({
      method: 'POST',
      url: '/_security/api_key',
      headers: { authorization: basic('elastic', 'a-very-secret-password') },
      body: { name: 'k' },
    });
    await server.stop();
    const { api_key: secret } = answer.body as { api_key: string };
    const files = readdirSync(dataDir).map((file) => readFileSync(join(dataDir, file), 'latin1'));

    expect(files.join('')).toContain('"name":"k"');
    expect(files.join('')).not.toContain(secret);
    expect(files.join('')).not.toContain('a-very-secret-password');
  });

  it('logs what fails without the secrets of the request', async () => {
    const logged: string[] = [];
    let fails = false;
    const server = await createElasticsearch({
      dataDir,
      port: 0,
      passwordHashCost: 2,
      passwords: { elastic: 'a-very-secret-password' },
      log: (line) => logged.push(line),
      random: (size) => {
        if (fails) throw new Error('no randomness');
        return randomBytes(size);
      },
    });
    fails = true;
    const authorization = basic('elastic', 'a-very-secret-password');
    const { status } = await server.inject({
      method: 'POST',
      url: '/_security/api_key?refresh=true&filter_path=in-the-url',
      headers: { authorization },
      body: { name: 'k', metadata: { note: 'in-the-body' } },
    });
    await server.stop();

    expect([status, logged.length]).toEqual([500, 1]);
    expect(logged[0]).toMatch(/^POST \/_security\/api_key failed: Error: no randomness/);
    expect(logged[0]).not.toMatch(/a-very-secret-password|in-the-|Basic /);
  });

  it('says that a folder or a port is in use', async () => {
    const server = await create('password');
    await server.start();
    await expect(create()).rejects.toThrow(/data folder .* is in use/);
    const other = await createElasticsearch({
      dataDir: join(dataDir, 'other'),
      port: Number(new URL(server.url).port),
    });

    await expect(other.start()).rejects.toThrow(/Port \d+ of 127.0.0.1 is in use/);

    await other.stop();
    await server.stop();
  });
});

describe('cli.ts', () => {
  it('loses no acknowledged key when it is killed', async () => {
    const { child, url } = await startCli('cli-password');
    const authorization = basic('elastic', 'cli-password');
    const exit = once(child, 'exit');
    const acknowledged: string[] = [];
    const makeKeys = async (): Promise<void> => {
      for (;;) {
        const response = await fetch(`${url}/_security/api_key`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify({ name: 'k' }),
        });
        const { id } = (await response.json()) as { id: string };
        acknowledged.push(id);
        if (acknowledged.length === 100) child.kill('SIGKILL');
      }
    };
    await Promise.allSettled([makeKeys(), makeKeys(), makeKeys()]);
    await exit;

    const server = await createElasticsearch({ dataDir, port: 0 });
    const { body } = await server.inject({
      method: 'GET',
      url: '/_security/api_key',
      headers: { authorization },
    });
    await server.stop();

    const kept = new Set((body as { api_keys: { id: string }[] }).api_keys.map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(100);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  }, 60_000);

  it('ends cleanly on SIGTERM', async () => {
    const { child } = await startCli('cli-password');
    child.kill('SIGTERM');

    const [code] = (await once(child, 'exit')) as [number | null];

    expect(code).toBe(0);
  }, 60_000);
});
