import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { CommandContext } from '../../scripts/lib/command';
import type { MeasureRequest, Measurements } from './measure';
import { summarise } from './samples';
import type { Samples } from './samples';
import { seed } from './seed';
import { milliseconds, renderTable } from './table';
import type { TableRow } from './table';

const DEFAULT_SIZES = '1000,10000,100000,300000';

/** The size at which writes, authentication and the start are measured, unless it is not asked for. */
const USUAL_SIZE = 100_000;

/** How often each folder is started. */
const STARTS = 3;

/** With fewer keys, what a process happens to hold besides weighs more than they do. */
const LEAST_TO_WEIGH = 100_000;

const run = promisify(execFile);

/**
 * `npm run bench:es`: times the embedded Elasticsearch with many API keys and prints one table.
 * `--keys 1000,10000` chooses how many.
 */
export async function bench({ args, step }: CommandContext): Promise<void> {
  const sizes = readSizes(args);
  const main = sizes.includes(USUAL_SIZE) ? USUAL_SIZE : Math.max(...sizes);
  const empty = await step('an empty server', () => measureSize(0, 'start'));
  const rows: TableRow[] = startRows(0, empty);
  for (const keys of sizes) {
    const part = keys === main ? 'writes' : 'queries';
    const label = `${keys.toLocaleString('en-GB')} keys`;
    const measured = await step(label, () => measureSize(keys, part));
    rows.push(...rowsOf(keys, measured, empty));
  }
  rows.sort((a, b) => (a.what < b.what ? -1 : a.what > b.what ? 1 : a.keys - b.keys));
  process.stdout.write(
    `\nNode.js ${process.version}, ${availableParallelism()} cores\n\n${renderTable(rows)}\n`,
  );
}

function readSizes(args: readonly string[]): number[] {
  const options = { keys: { type: 'string', default: DEFAULT_SIZES } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const sizes = values.keys.split(',').map(Number);
  if (sizes.every((size) => Number.isSafeInteger(size) && size > 0)) return sizes;
  throw new Error(`--keys takes whole numbers with commas between, such as ${DEFAULT_SIZES}`);
}

interface MeasuredSize extends Measurements {
  /** Every start, each in a new process. */
  readonly starts: readonly Measurements[];
}

async function measureSize(keyCount: number, part: MeasureRequest['part']): Promise<MeasuredSize> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-elasticsearch-'));
  try {
    const authorization = await seed(dataDir, keyCount);
    const request = { dataDir, authorization, keyCount };
    const starts: Measurements[] = [];
    for (let start = 1; start < STARTS; start += 1) {
      starts.push(await measureInProcess({ ...request, part: 'start' }));
    }
    const measured = await measureInProcess({ ...request, part });
    return { ...measured, starts: [...starts, measured] };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measureInProcess(request: MeasureRequest): Promise<Measurements> {
  const env = { ...process.env, BENCH_REQUEST: JSON.stringify(request) };
  const command = ['--import', 'tsx', join(__dirname, 'measure.ts')];
  const { stdout } = await run(process.execPath, command, { maxBuffer: 2 ** 26, env });
  return JSON.parse(stdout) as Measurements;
}

function rowsOf(keys: number, measured: MeasuredSize, empty: MeasuredSize): TableRow[] {
  const operations = Object.entries(measured.operations)
    .filter(([, samples]) => samples.length > 0)
    .map(([what, samples]) => rowOf(what, keys, samples));
  const perKey = (part: 'heap' | 'own'): string =>
    `${Math.round((measured.memory[part] - empty.memory[part]) / keys)} B`;
  const memory = [
    { what: 'memory of a key, heap and buffers', keys, runs: 1, p50: perKey('heap'), p95: '' },
    { what: 'memory of a key, of the process', keys, runs: 1, p50: perKey('own'), p95: '' },
  ];
  return [...operations, ...startRows(keys, measured), ...(keys < LEAST_TO_WEIGH ? [] : memory)];
}

function startRows(keys: number, { starts }: MeasuredSize): TableRow[] {
  return [
    rowOf(
      'start, to the first answer',
      keys,
      starts.map(({ start }) => start),
    ),
    rowOf(
      'start, processor time',
      keys,
      starts.map(({ startProcessor }) => startProcessor),
    ),
  ];
}

function rowOf(what: string, keys: number, samples: Samples): TableRow {
  const { count, p50, p95 } = summarise(samples);
  return { what, keys, runs: count, p50: milliseconds(p50), p95: milliseconds(p95) };
}
