import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where the commands of the README are to be run: the checkout. */
export const ROOT = resolve(__dirname, '../..');

/** The README's whole text. */
export const README = readFileSync(resolve(ROOT, 'README.md'), 'utf8');

/** The code blocks that the README marks with `<!-- test: mark -->`, in its order. */
export function readmeBlocks(mark: string): string[] {
  const pattern = new RegExp('<!-- test: ' + mark + ' -->\\n```\\w+\\n([\\s\\S]*?)```', 'g');
  return [...README.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** The marked commands as one script; what they export is left to whoever runs it. */
export function readmeScript(mark: string): string {
  return readmeBlocks(mark)
    .join('\n')
    .replace(/^export .*$/gm, '');
}

/** Runs the marked commands with what a reader would export; answers the JSON of each `curl`. */
export async function runReadme(
  mark: string,
  env: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>[]> {
  const commands = readmeScript(mark).replaceAll('curl ', 'echo; curl -sS ');
  const { stdout } = await run('bash', ['-euc', commands], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
