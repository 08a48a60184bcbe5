import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const numbers = (version) => version.match(/\d+/g).slice(0, 2).map(Number);

/**
 * Refuses a Node.js older than `engines.node` of package.json asks for.
 * @throws Error with one sentence for the person at the terminal
 */
export function assertNodeVersion(root, running = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [major, minor] = numbers(engines.node);
  const [runningMajor, runningMinor] = numbers(running);
  const isOlder = runningMajor < major || (runningMajor === major && runningMinor < minor);
  if (isOlder) {
    throw new Error(`Node.js ${major}.${minor} or newer is needed; this is Node.js ${running}.`);
  }
}
