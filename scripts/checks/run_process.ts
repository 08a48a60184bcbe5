import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How a child process ended. */
export interface ProcessResult {
  /** Exit status; 1 when a signal ended it. */
  readonly status: number;
  /** Standard output and standard error in the order they came. */
  readonly output: string;
}

/** Runs a program to its end without standard input; a status other than 0 is no error. */
export function runProcess(
  command: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<ProcessResult> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({ status: status ?? 1, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/**
 * Command that runs the program of an installed package with the running Node.js; needs no shell.
 * @param name - of the program, where the package has several
 */
export function programOf(root: string, packageName: string, name = packageName): [string, string] {
  const file = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin[name];
  if (script === undefined) throw new Error(`${packageName} has no program "${name}"`);
  return [process.execPath, join(dirname(file), script)];
}
