import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './free_port';

const ROOT = resolve(__dirname, '../..');
const READY_WITHIN_MILLIS = 60_000;

/** Password of `elastic` in every stack of the tests. */
export const PASSWORD = 'correct horse battery';

/** `npm start` as a newcomer runs it, in a process of its own. */
export interface Stack {
  readonly kibanaUrl: string;
  readonly elasticsearchUrl: string;
  readonly dataDir: string;
  /** All that it printed so far, both streams. */
  output(): string;
  /** Ends the process; `SIGKILL` leaves it no chance to tidy up. Resolves when it is gone. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<number | null>;
  /** {@link end} if need be, and forgets the data. */
  dispose(): Promise<void>;
}

/** What differs from a plain `npm start`. */
export interface StackOptions {
  /** Stand where an earlier stack stood: its data and its addresses. Default: all anew. */
  readonly as?: Pick<Stack, 'dataDir' | 'kibanaUrl' | 'elasticsearchUrl'>;
  readonly env?: Readonly<Record<string, string>>;
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = AbortSignal.timeout(READY_WITHIN_MILLIS);
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`npm start ended early:\n${output()}`);
    if (deadline.aborted) throw new Error(`npm start is not ready:\n${output()}`);
    const status = await fetch(`${url}/api/status`).then(
      (response) => response.status,
      () => undefined,
    );
    if (status === 200) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function endOf(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}

const newPlace = async () => ({
  dataDir: await mkdtemp(join(tmpdir(), 'api-keys-')),
  kibanaUrl: `http://127.0.0.1:${await freePort()}`,
  elasticsearchUrl: `http://127.0.0.1:${await freePort()}`,
});

/** Starts the whole and waits until `/api/status` says available. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { dataDir, kibanaUrl, elasticsearchUrl } = options.as ?? (await newPlace());
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: new URL(kibanaUrl).port,
      ES_PORT: new URL(elasticsearchUrl).port,
      DATA_DIR: dataDir,
      ELASTIC_PASSWORD: PASSWORD,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  const output = () => printed.join('');
  await untilReady(kibanaUrl, child, output);
  const end = (signal: 'SIGINT' | 'SIGKILL') => endOf(child, signal);
  return {
    kibanaUrl,
    elasticsearchUrl,
    dataDir,
    output,
    end,
    dispose: async () => {
      await end('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
