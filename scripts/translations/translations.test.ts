import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { sourceProblems, translationProblems } from './message_problems';
import type { TranslationFile } from './message_problems';
import { messagesOf, readSourceMessages } from './source_messages';
import type { SourceMessage } from './source_messages';

const ROOT = resolve(__dirname, '../..');

const readJson = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, unknown>;

interface TranslationSettings {
  readonly paths: { readonly apiKeys: readonly string[] };
  readonly translations: readonly string[];
}

const { paths, translations } = readJson('.i18nrc.json') as unknown as TranslationSettings;
const messages = readSourceMessages(ROOT, paths.apiKeys);

describe('the texts of the sources', () => {
  it('are found', () => {
    expect(messages.length).toBeGreaterThan(200);
  });

  it('begin with the prefix, have one default message each, and get the values they use', () => {
    expect(sourceProblems(messages)).toEqual([]);
  });
});

describe('the translations', () => {
  it('are German and French', () => {
    expect(translations).toEqual(['translations/de-DE.json', 'translations/fr-FR.json']);
  });

  it.each(translations)('%s has every text, with the arguments of the English one', (path) => {
    expect(translationProblems(messages, readJson(path), basename(path, '.json'))).toEqual([]);
  });

  it.each(translations)('%s is sorted by id', (path) => {
    const ids = Object.keys(readJson(path).messages as object);

    expect(ids).toEqual([...ids].sort());
  });

  it.each([
    { path: 'translations/de-DE.json', foreign: /["'”«»]/ },
    // French sets a space that does not break inside its quotes and before its double marks.
    { path: 'translations/fr-FR.json', foreign: /["'“”„]| [:;?!»]|« / },
  ])('$path is set as its language is', ({ path, foreign }) => {
    const texts = Object.values(readJson(path).messages as Record<string, string>);

    expect(texts.filter((text) => foreign.test(text))).toEqual([]);
  });
});

const KEY: SourceMessage = {
  id: 'apiKeys.key',
  defaultMessage: 'Key {name}',
  values: ['name'],
  place: 'a.ts:1',
};

describe('sourceProblems()', () => {
  it.each([
    { name: 'nothing', others: [], problems: [] },
    { name: 'the same message elsewhere', others: [{ place: 'b.ts:2' }], problems: [] },
    {
      name: 'an id of another plugin',
      others: [{ id: 'security.key' }],
      problems: ['a.ts:1: the id security.key must begin with apiKeys.'],
    },
    {
      name: 'two default messages',
      others: [{ place: 'b.ts:2', defaultMessage: 'The key {name}' }],
      problems: ['b.ts:2: apiKeys.key has another default message at a.ts:1'],
    },
    {
      name: 'a value that nobody hands in',
      others: [{ values: [] }],
      problems: ['a.ts:1: apiKeys.key uses name, but is given nothing'],
    },
    {
      name: 'a value that the message does not use',
      others: [{ values: ['name', 'count'] }],
      problems: ['a.ts:1: apiKeys.key uses name, but is given count, name'],
    },
  ])('tells $name', ({ others, problems }) => {
    expect(sourceProblems([KEY, ...others.map((other) => ({ ...KEY, ...other }))])).toEqual(
      problems,
    );
  });

  it('tells a default message that is no ICU message', () => {
    const [problem] = sourceProblems([{ ...KEY, defaultMessage: 'Key {name' }]);

    expect(problem).toMatch(/^a\.ts:1: apiKeys\.key is no ICU message: /);
  });
});

describe('translationProblems()', () => {
  const MANY: SourceMessage = {
    id: 'apiKeys.many',
    defaultMessage: '{count, plural, one {# key of {owner}} other {# keys of {owner}}}',
    values: ['count', 'owner'],
    place: 'a.ts:2',
  };
  const GOOD = {
    'apiKeys.key': 'Schlüssel {name}',
    'apiKeys.many': '{owner} hat {count, plural, one {# Schlüssel} other {# Schlüssel}}',
  };
  const NO_ICU = { messages: { ...GOOD, 'apiKeys.key': '{name' } };
  const NO_OTHER = { messages: { ...GOOD, 'apiKeys.many': '{count, plural, one {# {owner}}}' } };

  const problemsOf = (file: TranslationFile): string[] =>
    translationProblems([KEY, MANY], file, 'de-DE');

  it.each([
    { name: 'nothing', file: { messages: GOOD }, problems: [] },
    {
      name: 'an id that is missing',
      file: { messages: { 'apiKeys.key': GOOD['apiKeys.key'] } },
      problems: ['apiKeys.many is missing'],
    },
    {
      name: 'a text that is empty',
      file: { messages: { ...GOOD, 'apiKeys.key': ' ' } },
      problems: ['apiKeys.key is missing'],
    },
    {
      name: 'an id that nobody uses',
      file: { messages: { ...GOOD, 'apiKeys.old': 'Alt' } },
      problems: ['apiKeys.old is used nowhere'],
    },
    {
      name: 'an argument that is missing',
      file: { messages: { ...GOOD, 'apiKeys.key': 'Schlüssel' } },
      problems: ['apiKeys.key uses nothing instead of name'],
    },
    {
      name: 'an argument with another name inside a plural',
      file: { messages: { ...GOOD, 'apiKeys.many': '{count, plural, other {# von {user}}}' } },
      problems: ['apiKeys.many uses count, user instead of count, owner'],
    },
    {
      name: 'a "formats" key, even an empty one',
      file: { formats: {}, messages: GOOD },
      problems: ['The key formats does not belong here'],
    },
  ])('tells $name', ({ file, problems }) => {
    expect(problemsOf(file)).toEqual(problems);
  });

  it.each([
    { name: 'an open brace', file: NO_ICU, id: 'apiKeys.key' },
    { name: 'a plural without "other"', file: NO_OTHER, id: 'apiKeys.many' },
  ])('tells $name', ({ file, id }) => {
    expect(problemsOf(file)).toEqual([expect.stringContaining(`${id} is no ICU message: `)]);
  });
});

describe('messagesOf()', () => {
  it('reads calls and elements, with the names of their values', () => {
    const text = `
      i18n.translate('apiKeys.a', { defaultMessage: 'A {one} {two}', values: { one, two: 2 } });
      <FormattedMessage id="apiKeys.b" defaultMessage={'B {c}'} values={{ c: <b /> }} />;
      <FormattedMessage id="apiKeys.d" defaultMessage="D"></FormattedMessage>;`;

    expect(messagesOf('a.tsx', text)).toEqual([
      {
        id: 'apiKeys.a',
        defaultMessage: 'A {one} {two}',
        values: ['one', 'two'],
        place: 'a.tsx:2',
      },
      { id: 'apiKeys.b', defaultMessage: 'B {c}', values: ['c'], place: 'a.tsx:3' },
      { id: 'apiKeys.d', defaultMessage: 'D', values: [], place: 'a.tsx:4' },
    ]);
  });

  it.each([
    ['id', 'i18n.translate(id, { defaultMessage: "A" });'],
    ['default message', 'i18n.translate("apiKeys.a", { defaultMessage: `A ${b}` });'],
    ['options', 'i18n.translate("apiKeys.a", options);'],
    ['values', 'i18n.translate("apiKeys.a", { defaultMessage: "A", values: { ...b } });'],
  ])('refuses a computed %s and says where', (_name, text) => {
    expect(() => messagesOf('a.ts', text)).toThrow(/^a\.ts:1: .* must be written out$/);
  });
});
