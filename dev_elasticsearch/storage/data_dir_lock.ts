import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemErrorCode } from '../lib/system_error';

const LOCK_FILE = 'node.lock';

/** Folders this very process has open; a lock file alone cannot tell them from a stale one. */
const heldHere = new Set<string>();

interface Holder {
  readonly pid: number;
  /** Start time of that process where the system tells it, against reuse of its id. */
  readonly started: string;
}

/** The data folder is open in a process that is alive. */
export class DataDirInUseError extends Error {
  constructor(dir: string, pid: number) {
    super(`The data folder ${dir} is in use by another server (process ${String(pid)})`);
    this.name = 'DataDirInUseError';
  }
}

/**
 * Takes the folder for this process, so that two servers never write the same files. A lock that a
 * killed process left behind is taken over.
 * @returns what gives the folder free again.
 * @throws DataDirInUseError while another store holds it.
 */
export function lockDataDir(dir: string): () => void {
  const folder = resolve(dir);
  const file = join(folder, LOCK_FILE);
  if (heldHere.has(folder)) throw new DataDirInUseError(dir, process.pid);
  takeOver(file, dir);
  heldHere.add(folder);
  return () => {
    heldHere.delete(folder);
    rmSync(file, { force: true });
  };
}

function takeOver(file: string, dir: string): void {
  const own = `${file}.${String(process.pid)}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, started: startTime(process.pid) }));
  try {
    // A link is made completely or not at all: of two starting servers one gets it.
    for (let tries = 0; !linked(own, file); tries += 1) {
      const holder = readHolder(file);
      if (tries > 2 || (holder !== undefined && isAlive(holder))) {
        throw new DataDirInUseError(dir, holder?.pid ?? 0);
      }
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch (error) {
    if (error instanceof SyntaxError || systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive({ pid, started }: Holder): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemErrorCode(error) === 'ESRCH') return false;
  }
  return startTime(pid) === started;
}

/** Clock ticks between boot and the start of a running process; `''` where there is no /proc. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A killed process stays listed until its parent looks; it holds nothing any more.
    return state === 'Z' ? 'ended' : (fields[18] ?? '');
  } catch (error) {
    if (systemErrorCode(error) !== undefined) return '';
    throw error;
  }
}
