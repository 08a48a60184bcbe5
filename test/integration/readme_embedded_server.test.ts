import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { freePort } from '../support/free_port';
import { README, readmeScript, ROOT, runReadme } from '../support/readme';
import { PASSWORD } from '../support/stack';

jest.setTimeout(60_000);

const CLI = ['--import', 'tsx', 'dev_elasticsearch/cli.ts'];

let env: Record<string, string>;
let server: ChildProcess | undefined;

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'readme-alone-'));
  env = { ES_DIR: dir, ES_PORT: String(await freePort()), ELASTIC_PASSWORD: PASSWORD };
});

afterAll(async () => {
  if (server?.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
  await rm(env.ES_DIR ?? '', { recursive: true, force: true });
});

/** Resolves with the line that says where it listens. */
async function startServer(): Promise<string> {
  // Replaced by the server, so that a signal reaches that.
  const command = `exec ${readmeScript('embedded server').trim()}`;
  const child = spawn('bash', ['-euc', command], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return String(line);
}

describe('the section of the README about the embedded Elasticsearch', () => {
  it('starts the release it says behind TLS, and makes a key', async () => {
    await runReadme('certificate', env);

    const line = await startServer();
    const [cluster, key] = await runReadme('embedded client', env);

    expect(line).toContain(`https://127.0.0.1:${env.ES_PORT ?? ''}`);
    expect(cluster).toMatchObject({ version: { number: expect.stringMatching(/^8\.19\./) } });
    expect(key).toMatchObject({ name: 'by-hand', encoded: expect.any(String) });
  });

  it('explains every option of the command line', async () => {
    const child = spawn(process.execPath, CLI, { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
    const usage = await text(child.stderr);

    const options = new Set(usage.match(/--(?!import)[a-z][a-z-]+/g));

    expect([...options].filter((option) => !README.includes(`\`${option}\``))).toEqual([]);
    expect(options.size).toBe(8);
  });
});
