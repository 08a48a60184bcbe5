import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listFiles } from '../../scripts/build/files';
import { readSourceMessages } from '../../scripts/translations/source_messages';

const ROOT = resolve(__dirname, '../..');
const ICON_MAP = 'lib/components/icon/icon_map';

const iconsOf = (eui: string): ReadonlySet<string> => {
  const { typeToPathMap } = jest.requireActual<{ typeToPathMap: object }>(`${eui}/${ICON_MAP}`);
  return new Set(Object.keys(typeToPathMap));
};

const sources = (): string[] =>
  listFiles(join(ROOT, 'public'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|mock)\./.test(file))
    .map((file) => readFileSync(join(ROOT, 'public', file), 'utf8'));

/** Every icon that the page names: in `iconType`, and in tables called `ICONS`. */
const iconsInUse = (): string[] => {
  const text = sources().join('\n');
  const tables = [...text.matchAll(/\bICONS\b[^=]*= \{([^}]*)\}/g)].map(([, table = '']) => table);
  const inTables = tables.flatMap((table) => [...table.matchAll(/'(\w+)'/g)]);
  const inProps = [...text.matchAll(/\biconType(?:=|: )\{?["'](\w+)["']/g)];
  return [...new Set([...inTables, ...inProps].map(([, name = '']) => name))].sort();
};

describe('icons', () => {
  it('are found in the sources', () => {
    expect(iconsInUse()).toEqual(expect.arrayContaining(['cluster', 'refresh', 'trash']));
  });

  it.each([
    ['EUI 90 (Kibana 8.12)', 'eui-90'],
    ['the newest EUI', '@elastic/eui'],
  ])('have names that %s knows', (_name, eui) => {
    const known = iconsOf(eui);

    expect(iconsInUse().filter((icon) => !known.has(icon))).toEqual([]);
  });
});

/**
 * Kibana 8.12 formats messages with intl-messageformat 2, where `<` begins no tag, an apostrophe
 * quotes nothing and a backslash escapes; later versions do it the other way round.
 */
const MEANS_TWO_THINGS = /[<>\\]|'['{}#|]/;

describe('messages', () => {
  it('mean the same in Kibana 8.12 as later', () => {
    const messages = readSourceMessages(ROOT, ['common', 'public', 'server']);
    const texts = messages.map(({ defaultMessage }) => defaultMessage);

    expect(texts.filter((text) => MEANS_TWO_THINGS.test(text))).toEqual([]);
  });

  it.each(listFiles(join(ROOT, 'translations')))('mean the same in %s', (file) => {
    const { messages } = JSON.parse(readFileSync(join(ROOT, 'translations', file), 'utf8'));
    const texts: string[] = Object.values(messages);

    expect(texts.filter((text) => MEANS_TWO_THINGS.test(text))).toEqual([]);
  });
});
