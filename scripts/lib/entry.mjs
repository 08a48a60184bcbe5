/**
 * @file What every command has in common: the Node.js check, the installation and the way from
 * plain JavaScript into TypeScript. Runs before npm install, so it imports only Node's own modules.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from './install.mjs';
import { assertNodeVersion } from './node_version.mjs';
import { announced, report, step } from './progress.mjs';

const require = createRequire(import.meta.url);
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const explain = (error) =>
  error instanceof Error ? (error.isBug ? error.stack : error.message) : String(error);

const prepare = async () => {
  assertNodeVersion(root);
  process.chdir(root);
  if (!isInstalled(root))
    await step('packages installed', () => install(root), 'installing packages');
  require('tsx/cjs/api').register();
};

/**
 * Installs what is missing, then runs the function of a TypeScript module with the project's root
 * and the command line. Whatever it throws is printed as it stands, and the exit status is 1.
 * @param module - path relative to `scripts/`
 */
export async function runCommand(module, functionName) {
  try {
    await prepare();
    await require(`../${module}`)[functionName]({
      root,
      step,
      announced,
      report,
      args: process.argv.slice(2),
    });
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}
