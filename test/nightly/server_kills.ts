import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createElasticsearch } from '../../dev_elasticsearch';
import { ELASTIC } from '../support/elasticsearch';
import { PASSWORD } from '../support/stack';
import { ExpectedState, type State, type States } from './expected_state';
import { INDEX, writeSomething, type Writing } from './random_writes';

/**
 * Kills the server again and again while a client creates, changes and ends keys and writes
 * documents; after each kill the folder must hold what was answered.
 * @returns what is wrong; empty = all is well
 */
export async function serverKills(kills: number, random: () => number): Promise<string[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'server-kills-'));
  const expected = new ExpectedState();
  const wrong: string[] = [];
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const { child, url } = await startServer(dataDir);
      await writeUntilKilled(child, { url, expected, random });
      const differences = expected.differences(await look(dataDir));
      wrong.push(...differences.map((text) => `kill ${kill}: ${text}`));
    }
    return wrong;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startServer(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const cli = join(__dirname, '..', '..', 'dev_elasticsearch', 'cli.ts');
  const args = ['--import', 'tsx', cli, '--data-dir', dataDir, '--port', '0'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ELASTIC_PASSWORD: PASSWORD },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, url: /http:\S+/.exec(String(line))?.[0] ?? '' };
}

/** The kill comes from a timer of its own, so that it hits writes at any point. */
async function writeUntilKilled(child: ChildProcess, writing: Writing): Promise<void> {
  const exit = once(child, 'exit');
  const calm = 5 + Math.floor(writing.random() * 30);
  for (let write = 0; child.exitCode === null && child.signalCode === null; write += 1) {
    if (write === calm) setTimeout(() => child.kill('SIGKILL'), writing.random() * 5);
    try {
      await writeSomething(writing);
    } catch (error) {
      if (write < calm) throw error;
      break;
    }
  }
  await exit;
}

async function look(dataDir: string): Promise<States> {
  const server = await createElasticsearch({ dataDir, port: 0 });
  const get = async (url: string) => {
    const response = await server.inject({
      method: 'GET',
      url,
      headers: { authorization: ELASTIC },
    });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the server answers
    return response.body as any;
  };
  const { api_keys: keys } = await get('/_security/api_key');
  const search = await get(`/${INDEX}/_search?size=1000&ignore_unavailable=true`);
  await server.stop();
  return new Map<string, State>([
    ...keys.map(stateOfKey),
    ...search.hits.hits.map(({ _id, _source }: Hit) => [`document ${_id}`, _source.mark]),
  ]);
}

interface Key {
  readonly name: string;
  readonly invalidated: boolean;
  readonly metadata: { readonly mark: string };
}

interface Hit {
  readonly _id: string;
  readonly _source: { readonly mark: string };
}

function stateOfKey({ name, invalidated, metadata }: Key): [string, State] {
  return [`key ${name}`, invalidated ? 'invalidated' : `live ${metadata.mark}`];
}
