import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyTranslations } from './translations';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'translations-'));
  mkdirSync(join(folder, 'source/translations'), { recursive: true });
  mkdirSync(join(folder, 'output'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, content: unknown): void => {
  writeFileSync(join(folder, 'source', name), JSON.stringify(content));
};

const copy = (listed: readonly string[]): void => {
  write('.i18nrc.json', { prefix: 'apiKeys', translations: listed });
  copyTranslations(join(folder, 'source'), join(folder, 'output'));
};

describe('copyTranslations()', () => {
  it('copies the list and what it names', () => {
    write('translations/de-DE.json', { messages: {} });

    copy(['translations/de-DE.json']);

    expect(existsSync(join(folder, 'output/.i18nrc.json'))).toBe(true);
    expect(existsSync(join(folder, 'output/translations/de-DE.json'))).toBe(true);
  });

  it('refuses a file that is not listed', () => {
    write('translations/de-DE.json', { messages: {} });

    expect(() => copy([])).toThrow('.i18nrc.json does not list translations/de-DE.json');
  });

  it('refuses a list with a file that is not there', () => {
    expect(() => copy(['translations/de-DE.json'])).toThrow('ENOENT');
  });

  it.each([{ formats: {} }, { formats: { number: {} } }])('refuses a file with %j', (file) => {
    write('translations/de-DE.json', { ...file, messages: {} });

    expect(() => copy(['translations/de-DE.json'])).toThrow('leave out "formats"');
  });
});
