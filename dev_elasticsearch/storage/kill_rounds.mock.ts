import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stringifyJson } from '../lib/json/stringify_json';
import { TABLES, transaction, transactionTables } from './fixtures/random_transactions';
import { openStore } from './lmdb_store';

/** How often to kill, and which transactions to kill amid of. */
export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
}

/** What a folder holds after a kill, beside what it has to. */
interface Found {
  /** Transactions in the folder. */
  readonly count: number;
  readonly tables: string;
}

/**
 * Kills a process again and again while it writes into one folder, each time at another moment.
 * @returns for each kill what is wrong with the folder; empty = all is well
 */
export async function killRounds({ kills, seed }: KillOptions): Promise<readonly string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'kill-rounds-'));
  const model = new Model(seed);
  const wrong: string[] = [];
  try {
    for (let round = 0; round < kills; round += 1) {
      const acknowledged = await writeUntilKilled(dir, seed, momentOf(seed, round));
      const found = await look(dir);
      wrong.push(...judge(found, acknowledged, model).map((text) => `kill ${round}: ${text}`));
    }
    return wrong;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The state that transactions lead to, one after the other. */
class Model {
  private readonly tables = new Map(TABLES.map((name) => [name, new Map<string, unknown>()]));
  private count = 0;

  constructor(private readonly seed: number) {}

  /** The tables after so many transactions; never fewer than asked for before. */
  after(count: number): string {
    for (; this.count < count; this.count += 1) {
      for (const { table, key, value } of transaction(this.seed, this.count)) {
        if (value === undefined) this.tables.get(table)?.delete(key);
        else this.tables.get(table)?.set(key, value);
      }
    }
    return render(Array.from(this.tables, ([name, rows]) => [name, [...rows].sort(byKey)]));
  }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function render(tables: unknown): string {
  return stringifyJson(tables);
}

interface Moment {
  /** Acknowledgements to wait for. */
  readonly acknowledgements: number;
  /** Turns of the event loop after the last of them. */
  readonly turns: number;
}

function momentOf(seed: number, round: number): Moment {
  const spread = (seed * 31 + round * 7919) % 60;
  return { acknowledgements: 1 + spread, turns: spread % 7 };
}

async function writeUntilKilled(dir: string, seed: number, moment: Moment): Promise<number> {
  const script = join(__dirname, 'fixtures', 'write_randomly.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dir, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let seen = 0;
  let last = -1;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Math.max(last, Number(line));
    seen += 1;
    if (seen !== moment.acknowledgements) continue;
    for (let turn = 0; turn < moment.turns; turn += 1) await new Promise(setImmediate);
    child.kill('SIGKILL');
  }
  await exit;
  return last + 1;
}

async function look(dir: string): Promise<Found> {
  const store = openStore(dir);
  try {
    const { data, progress } = transactionTables(store);
    const tables = Array.from(data, ([name, table]) => [
      name,
      Array.from(table.range(), ({ key, value }) => [key, value]),
    ]);
    return { count: progress.get('count') ?? 0, tables: render(tables) };
  } finally {
    await store.close();
  }
}

function judge({ count, tables }: Found, acknowledged: number, model: Model): string[] {
  if (count < acknowledged) return [`${acknowledged} transactions acknowledged, ${count} kept`];
  return tables === model.after(count) ? [] : [`the tables are not those after ${count}`];
}
