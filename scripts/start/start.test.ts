import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

jest.setTimeout(60_000);

const ROOT = resolve(__dirname, '../..');

interface Ended {
  readonly status: number;
  readonly stderr: string;
}

/** `npm start` until it ends by itself. */
const start = (env: Record<string, string>): Promise<Ended> =>
  new Promise((done) => {
    const options = { cwd: ROOT, env: { PATH: process.env.PATH, PORT: '0', ES_PORT: '0', ...env } };
    execFile(process.execPath, ['scripts/start.mjs'], options, (error, _stdout, stderr) => {
      done({ status: typeof error?.code === 'number' ? error.code : 0, stderr: stderr.trim() });
    });
  });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A server that takes a port and answers everything with 401. */
const occupy = async (): Promise<{ port: number; close: () => void }> => {
  const server = createServer((_request, response) => {
    response.writeHead(401, { 'x-elastic-product': 'Elasticsearch' }).end('{}');
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
};

const expectOneSentence = ({ status, stderr }: Ended, sentence: RegExp): void => {
  expect(stderr).toMatch(sentence);
  expect(stderr.split('\n')).toHaveLength(1);
  expect(status).toBe(1);
};

describe('npm start', () => {
  it('refuses a setting that is wrong', async () => {
    expectOneSentence(await start({ PORT: 'abc' }), /^PORT must be a port/);
  });

  it('says that a port is in use', async () => {
    const { port, close } = await occupy();
    const settings = { DATA_DIR: folder, ELASTIC_PASSWORD: 'changeme' };

    const ended = {
      elasticsearch: await start({ ...settings, ES_PORT: String(port) }),
      host: await start({ ...settings, PORT: String(port) }),
    };

    close();
    expectOneSentence(ended.elasticsearch, new RegExp(`Port ${port} .*in use`, 'i'));
    expectOneSentence(ended.host, new RegExp(`Port ${port} .*in use`, 'i'));
  });

  it('says that the data folder cannot be used', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');

    expectOneSentence(await start({ DATA_DIR: file }), /data folder .*a-file/);
  });

  it('says that the cluster cannot be reached', async () => {
    const { port, close } = await occupy();
    close();

    const ended = await start({
      DATA_DIR: folder,
      ELASTICSEARCH_HOSTS: `http://127.0.0.1:${port}`,
      ELASTICSEARCH_USERNAME: 'kibana_system',
      ELASTICSEARCH_PASSWORD: 'not-this-one',
    });

    expectOneSentence(ended, /cannot be reached/);
  });

  it('says that the cluster refuses the password, without repeating it', async () => {
    const { port, close } = await occupy();

    const ended = await start({
      DATA_DIR: folder,
      ELASTICSEARCH_HOSTS: `http://127.0.0.1:${port}`,
      ELASTICSEARCH_USERNAME: 'kibana_system',
      ELASTICSEARCH_PASSWORD: 'not-this-one',
    });

    close();
    expectOneSentence(ended, /password|credentials/);
    expect(ended.stderr).not.toContain('not-this-one');
  });

  it('still tells the password it made up when a later step fails', async () => {
    const { port, close } = await occupy();

    const { status, stderr } = await start({ DATA_DIR: folder, PORT: String(port) });

    close();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The new password of elastic is \S{20}$/m);
  });
});
