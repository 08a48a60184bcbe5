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

  it.each(['{{#open}}', '{{/closed}}', '{{#a}}{{/b}}'])('refuses %s', (source) => {
    expect(() => compileTemplate(source)).toThrow('Failed to compile inline script');
  });
});
