import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Whether node_modules holds every package of the lock file, in its version. Compares contents
 * rather than times, because a checkout touches the lock file without changing it. Optional
 * packages may be missing: most are for other platforms.
 */
export function isInstalled(root) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || installed[path]?.version === version,
  );
}

/** How to call npm: the one that runs us when there is one, else the one on the path. */
const npmCommand = () =>
  process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];

/**
 * Installs exactly what the lock file says, without running any package's scripts.
 * @throws Error with one sentence when npm fails; its own output precedes it
 */
export function install(root) {
  const [command, ...before] = npmCommand();
  const options = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  const npm = spawn(command, [...before, ...options], { cwd: root, stdio: ['ignore', 2, 2] });
  return new Promise((resolve, reject) => {
    npm.once('error', (cause) => {
      reject(new Error(`npm could not be started: ${cause.message}.`, { cause }));
    });
    npm.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ci failed with exit status ${code}; see its output above.`));
    });
  });
}
