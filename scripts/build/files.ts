import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file below a folder, as sorted paths relative to it with forward slashes. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

const isNoInput = (file: string): boolean => /\.(test|mock)\.tsx?$/.test(file);

const inputFiles = (root: string, path: string): string[] => {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return listFiles(full).map((file) => `${path}/${file}`);
};

/**
 * Digest of the names and contents of all files at or below the given paths, of the running
 * Node.js and of nothing else: equal digests mean that a build would give the same files.
 * Paths that do not exist count as empty; tests are no input.
 */
export function digestInputs(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    for (const file of inputFiles(root, path)) {
      if (isNoInput(file)) continue;
      const content = readFileSync(join(root, file));
      hash.update(`\0${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}
