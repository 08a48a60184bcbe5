import { compileTemplate } from './mustache';

const PARAMETERS = {
  name: 'ann "the reader"',
  empty: '',
  groups: ['a', 'b'],
  none: [],
  _user: { metadata: { level: 3, team: { id: 'x' } } },
};

describe('compileTemplate()', () => {
  it.each([
    ['plain text', 'plain text'],
    ['{{name}}', String.raw`ann \"the reader\"`],
    ['{{{name}}} and {{&name}}', 'ann "the reader" and ann "the reader"'],
    ['{{ _user.metadata.level }}', '3'],
    ['{{groups}} {{groups.1}} {{groups.size}}', '[a, b] b 2'],
    ['{{missing}}{{_user.missing.deeper}}', ''],
    ['{{#toJson}}groups{{/toJson}}', '["a","b"]'],
    ['{{#toJson}}_user.metadata.team{{/toJson}}', '{"id":"x"}'],
    ['{{#toJson}}missing{{/toJson}}', 'null'],
    ['{{#join}}groups{{/join}}', 'a,b'],
    ['{{#groups}}<{{.}}>{{/groups}}', '<a><b>'],
    ['{{#_user}}{{metadata.level}}{{name}}{{/_user}}', String.raw`3ann \"the reader\"`],
    ['{{#empty}}yes{{/empty}}{{^empty}}no{{/empty}}', 'no'],
    ['{{#none}}yes{{/none}}{{^none}}no{{/none}}', 'no'],
    ['{{^name}}no{{/name}}{{! a comment }}', ''],
    ['{{constructor}}{{toString}}{{__proto__}}', ''],
  ])('fills in %s', (source, expected) => {
    expect(compileTemplate(source)(PARAMETERS)).toBe(expected);
  });

  it('refuses to fill in what never ends', () => {
    const nested = `${'{{#groups}}'.repeat(40)}${'{{/groups}}'.repeat(40)}`;

    expect(() => compileTemplate(nested)(PARAMETERS)).toThrow(
      'Mustache script output size exceeded the limit of [1048576]',
    );
  });

  it('takes 65,535 bytes of source', () => {
    expect(compileTemplate('x'.repeat(65_535))({})).toHaveLength(65_535);
    expect(() => compileTemplate('x'.repeat(65_536))).toThrow(
      'exceeded max allowed inline script size in bytes [65535] with size [65536]',
    );
  });

  it('takes sections inside sections up to 100', () => {
    const nested = (depth: number) => `${'{{#a}}'.repeat(depth)}x${'{{/a}}'.repeat(depth)}`;

    expect(compileTemplate(nested(100))({ a: 1 })).toBe('x');
    expect(() => compileTemplate(nested(101))).toThrow('Failed to compile inline script');
  });

  it.each(['{{#open}}', '{{/closed}}', '{{#a}}{{/b}}'])('refuses %s', (source) => {
    expect(() => compileTemplate(source)).toThrow('Failed to compile inline script');
  });
});
