import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { systemErrorCode } from '../lib/system_error';
import { digestInputs, listFiles } from './files';

/** A temporary folder is its owner's alone; what becomes of it need not be. */
const FOLDER_MODE = 0o755;

/** One folder of `build/` and what it is made from. */
export interface BuildTarget {
  /** For messages and for the name of the cache record. */
  readonly name: string;
  /** Files and folders, relative to the root, whose content decides whether to build again. */
  readonly inputs: readonly string[];
  /** Folder that holds the result, relative to the root; replaced as a whole. */
  readonly output: string;
  /** Writes the result into an empty folder. */
  write(folder: string): Promise<void>;
}

/** How a build went. */
export interface BuildResult {
  readonly name: string;
  /** The folder was up to date and nothing was done. */
  readonly cached: boolean;
}

interface CacheRecord {
  readonly digest: string;
  readonly files: readonly string[];
}

const readRecord = (file: string): Partial<CacheRecord> => {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<CacheRecord>;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
};

const isComplete = (folder: string, { files }: Partial<CacheRecord>): boolean =>
  files?.every((file) => existsSync(join(folder, file))) ?? false;

/** Another build may put its result there between the two steps; the last one to come wins. */
const replaceFolder = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  for (;;) {
    rmSync(to, { recursive: true, force: true });
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes(systemErrorCode(error) ?? '')) throw error;
    }
  }
};

/**
 * Brings targets up to date, at the same time.
 * @returns one result for each, in their order
 */
export function buildAllIfChanged(
  root: string,
  targets: readonly BuildTarget[],
): Promise<BuildResult[]> {
  return Promise.all(targets.map((target) => buildIfChanged(root, target)));
}

/**
 * Brings a target up to date. It is built beside its place and moved there when it succeeded, so a
 * build that fails or is killed leaves the last good one.
 */
export async function buildIfChanged(root: string, target: BuildTarget): Promise<BuildResult> {
  const recordFile = join(root, '.cache/build', `${target.name}.json`);
  const output = join(root, target.output);
  const digest = digestInputs(root, target.inputs);
  const record = readRecord(recordFile);
  if (record.digest === digest && isComplete(output, record)) {
    return { name: target.name, cached: true };
  }
  mkdirSync(dirname(recordFile), { recursive: true });
  const workshop = mkdtempSync(join(dirname(recordFile), `${target.name}-`));
  chmodSync(workshop, FOLDER_MODE);
  try {
    await target.write(workshop);
    replaceFolder(workshop, output);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  const written: CacheRecord = { digest, files: listFiles(output) };
  writeFileSync(recordFile, JSON.stringify(written));
  return { name: target.name, cached: false };
}
