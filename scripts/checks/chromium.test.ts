import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium';

let folder: string;
let program: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  program = join(folder, 'google-chrome');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('findChromium()', () => {
  it('takes what CHROMIUM names before anything on the path', () => {
    expect(findChromium({ CHROMIUM: program, PATH: '/nowhere' })).toBe(program);
  });

  it('looks along the path for the usual names', () => {
    expect(findChromium({ PATH: ['/nowhere', folder].join(delimiter) })).toBe(program);
  });

  it('refuses a CHROMIUM that is no program', () => {
    expect(() => findChromium({ CHROMIUM: join(folder, 'missing') })).toThrow('is no program');
  });
});
