import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { VersionProfile } from '../../dev_elasticsearch';
import { freePort } from './free_port';
import { PASSWORD } from './stack';

const ROOT = resolve(__dirname, '../..');
/** Not tsx's own command: that starts a second process, which a kill of the first leaves behind. */
const TSX = createRequire(__filename).resolve('tsx');
const READY_WITHIN_MILLIS = 60_000;

/** The embedded Elasticsearch in a process of its own, so that it can fail alone. */
export interface Cluster {
  readonly url: string;
  /** What `npm start` needs to use it instead of one of its own. */
  readonly env: Readonly<Record<string, string>>;
  start(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

async function untilAnswering(url: string): Promise<void> {
  const deadline = AbortSignal.timeout(READY_WITHIN_MILLIS);
  for (;;) {
    deadline.throwIfAborted();
    const isAnswering = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isAnswering) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** A cluster on a new folder, not started yet. */
export async function aCluster(version: VersionProfile = '9.4'): Promise<Cluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'api-keys-cluster-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async () => {
    const options = ['--data-dir', dataDir, '--es-version', version, '--port', String(port)];
    const args = ['--import', TSX, 'dev_elasticsearch/cli.ts', ...options];
    child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ELASTIC_PASSWORD: PASSWORD, KIBANA_SYSTEM_PASSWORD: PASSWORD },
      stdio: 'ignore',
    });
    await untilAnswering(url);
  };
  const kill = async () => {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url,
    env: {
      ELASTICSEARCH_HOSTS: url,
      ELASTICSEARCH_USERNAME: 'kibana_system',
      ELASTICSEARCH_PASSWORD: PASSWORD,
    },
    start,
    kill,
    dispose: async () => {
      await kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
