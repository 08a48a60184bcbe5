import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { systemErrorCode } from '../lib/system_error';
import { runProcess } from './run_process';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

const ADVICE =
  'No Chromium was found: install the package "chromium" or Google Chrome, or set CHROMIUM to its path';

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (systemErrorCode(error) !== undefined) return false;
    throw error;
  }
};

/**
 * Path of a Chromium or one of its kin: `CHROMIUM`, else by name on the path, else in the usual
 * places; undefined when there is none.
 * @throws Error when `CHROMIUM` names no program
 */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  const { CHROMIUM: named, PATH = '' } = env;
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROMIUM is "${named}", which is no program`);
    return named;
  }
  const onPath = PATH.split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...USUAL_PLACES].find(isProgram);
}

const canInstall = (): boolean =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');

const installWithApt = async (root: string): Promise<void> => {
  const options = { cwd: root, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await runProcess(['apt-get', 'update'], options);
  const { status, output } = await runProcess(['apt-get', 'install', '-y', 'chromium'], options);
  if (status !== 0) throw new Error(`apt-get could not install chromium:\n${output}`);
};

/**
 * Path of a Chromium, installed now when there is none and we may.
 * @throws Error with a sentence that says what to install
 */
export async function ensureChromium(root: string, env = process.env): Promise<string> {
  const found = findChromium(env);
  if (found !== undefined) return found;
  if (!canInstall()) throw new Error(ADVICE);
  await installWithApt(root);
  const installed = findChromium(env);
  if (installed === undefined) throw new Error(ADVICE);
  return installed;
}
