import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Calls a function of a module that runs before npm install, hence in a Node.js of its own. */
const call = async (module: string, expression: string): Promise<unknown> => {
  const url = pathToFileURL(join(__dirname, module)).href;
  const code = `import * as m from '${url}'; console.log(JSON.stringify(${expression} ?? null));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code]);
  return JSON.parse(stdout) as unknown;
};

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prepare-'));
  mkdirSync(join(root, 'node_modules'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const write = (file: string, content: object): void => {
  writeFileSync(join(root, file), JSON.stringify(content));
};

const LOCKED = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-for-another-platform': { version: '1.0.0', optional: true },
  },
};

describe('isInstalled()', () => {
  it.each([
    { name: 'no record of an installation', installed: undefined, expected: false },
    {
      name: 'every package in its version',
      installed: { 'node_modules/a': { version: '1.0.0' } },
      expected: true,
    },
    { name: 'a package missing', installed: {}, expected: false },
    {
      name: 'a package in another version',
      installed: { 'node_modules/a': { version: '0.9.0' } },
      expected: false,
    },
  ])('is $expected with $name', async ({ installed, expected }) => {
    write('package-lock.json', LOCKED);
    if (installed) write('node_modules/.package-lock.json', { packages: installed });

    expect(await call('install.mjs', `m.isInstalled(${JSON.stringify(root)})`)).toBe(expected);
  });
});

describe('assertNodeVersion()', () => {
  const check = (running: string): Promise<unknown> => {
    write('package.json', { engines: { node: '>=20.19' } });
    return call('node_version.mjs', `m.assertNodeVersion(${JSON.stringify(root)}, '${running}')`);
  };

  it.each(['20.19.0', '20.20.1', '22.1.0'])('accepts Node.js %s', async (running) => {
    await expect(check(running)).resolves.toBeNull();
  });

  it.each(['20.18.9', '18.20.0', '9.99.0'])('refuses Node.js %s', async (running) => {
    await expect(check(running)).rejects.toThrow(
      `Node.js 20.19 or newer is needed; this is Node.js ${running}.`,
    );
  });
});
