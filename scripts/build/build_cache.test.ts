import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAllIfChanged } from './build_cache';
import type { BuildTarget } from './build_cache';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-cache-'));
  writeFileSync(join(root, 'source.ts'), 'one');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const aTarget = (overrides: Partial<BuildTarget> = {}): BuildTarget => ({
  name: 'x',
  inputs: ['source.ts', 'missing'],
  output: 'build/x',
  write(folder) {
    writeFileSync(join(folder, 'out.js'), readFileSync(join(root, 'source.ts')));
    return Promise.resolve();
  },
  ...overrides,
});

const build = async (target = aTarget()): Promise<boolean | undefined> => {
  const [result] = await buildAllIfChanged(root, [target]);
  return result?.cached;
};

describe('buildAllIfChanged()', () => {
  it('builds once for the same inputs', async () => {
    expect(await build()).toBe(false);
    expect(await build()).toBe(true);
    expect(readFileSync(join(root, 'build/x/out.js'), 'utf8')).toBe('one');
  });

  it('builds again when an input changes, and leaves no file of the last build', async () => {
    await build();
    writeFileSync(join(root, 'build/x/old.js'), '');
    writeFileSync(join(root, 'source.ts'), 'two');

    expect(await build()).toBe(false);
    expect(readFileSync(join(root, 'build/x/out.js'), 'utf8')).toBe('two');
    expect(existsSync(join(root, 'build/x/old.js'))).toBe(false);
  });

  it('builds again when a result is missing', async () => {
    await build();
    rmSync(join(root, 'build/x/out.js'));

    expect(await build()).toBe(false);
  });

  it('keeps the last good result when a build fails', async () => {
    await build();
    writeFileSync(join(root, 'source.ts'), 'two');
    const failing = aTarget({ write: () => Promise.reject(new Error('no')) });

    await expect(build(failing)).rejects.toThrow('no');
    expect(readFileSync(join(root, 'build/x/out.js'), 'utf8')).toBe('one');
  });

  it('survives two builds of one target at the same time', async () => {
    const both = await Promise.all([build(), build()]);

    expect(both).toEqual([false, false]);
    expect(readFileSync(join(root, 'build/x/out.js'), 'utf8')).toBe('one');
  });
});
