import { locateJson, parseJson } from './parse_json';
import type { JsonSyntaxError } from './json_scanner';

describe('parseJson()', () => {
  it.each([
    { name: 'an object', text: '{"a": [1, -2.5e3, true, null, {"b": ""}]}' },
    { name: 'escapes', text: String.raw`{"a": "\"\\\/\b\f\n\r\tä\ud83d\ude00"}` },
    { name: 'blanks everywhere', text: ' \n{ \t"a" :\r\n 1 , "b": [ ] }\n' },
    { name: 'a bare string', text: '"x"' },
    { name: 'zero', text: '0' },
  ])('reads $name as JSON.parse does', ({ text }) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it('skips comments, as Elasticsearch does', () => {
    expect(parseJson('/* a */ {"a": // b\n 1}')).toEqual({ a: 1 });
  });

  it('keeps __proto__ as a plain field', () => {
    const value = parseJson('{"__proto__": {"polluted": true}}');

    expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['-9223372036854775809', -9223372036854775809n],
    ['9007199254740993.0', 9007199254740992],
    ['9'.repeat(400), BigInt('9'.repeat(400))],
    ['0.1', 0.1],
  ])('reads %s without loss where it is an integer', (text, value) => {
    expect(parseJson(text)).toBe(value);
  });

  it.each([
    {
      name: 'a duplicate key',
      text: '{"a": 1,\n "a": 2}',
      line: 2,
      column: 5,
      says: /^Duplicate field 'a'$/,
    },
    {
      name: 'a trailing comma',
      text: '{"a": 1,}',
      line: 1,
      column: 9,
      says: /^Unexpected character \('}' \(code 125\)\): was expecting double-quote to start field name$/,
    },
    {
      name: 'a missing comma',
      text: '{"a": 1 "b": 2}',
      line: 1,
      column: 9,
      says: /was expecting comma to separate Object entries$/,
    },
    {
      name: 'a missing comma in a list',
      text: '[1 2]',
      line: 1,
      column: 4,
      says: /was expecting comma to separate Array entries$/,
    },
    {
      name: 'a missing colon',
      text: '{"a" 1}',
      line: 1,
      column: 6,
      says: /was expecting a colon to separate field name and value$/,
    },
    {
      name: 'an open object',
      text: '{"a": 1',
      line: 1,
      column: 8,
      says: /^Unexpected end-of-input/,
    },
    {
      name: 'an open string',
      text: '"abc',
      line: 1,
      column: 5,
      says: /closing quote for a string value/,
    },
    { name: 'an open escape', text: '"abc\\', line: 1, column: 6, says: /closing quote/ },
    { name: 'text after the value', text: '{} x', line: 1, column: 4, says: /end of the input/ },
    {
      name: 'a leading zero',
      text: '[01]',
      line: 1,
      column: 3,
      says: /^Invalid numeric value: Leading zeroes not allowed$/,
    },
    { name: 'a lone minus', text: '[-]', line: 1, column: 3, says: /to follow minus sign/ },
    {
      name: 'a number of 1001 digits',
      text: `[${'1'.repeat(1001)}]`,
      line: 1,
      column: 2,
      says: /Number value length \(1001\) exceeds the maximum/,
    },
    {
      name: 'a number beyond all doubles',
      text: '[1, -1e400]',
      line: 1,
      column: 5,
      says: /^Numeric value out of range of double$/,
    },
    {
      name: 'NaN',
      text: '[NaN]',
      line: 1,
      column: 2,
      says: /^Unrecognized token: was expecting \(JSON String, Number/,
    },
    {
      name: 'a comma for a value',
      text: '[,]',
      line: 1,
      column: 2,
      says: /expected a valid value \(JSON String/,
    },
    { name: 'single quotes', text: "{'a': 1}", line: 1, column: 2, says: /field name/ },
    { name: 'nothing', text: '  ', line: 1, column: 3, says: /end-of-input/ },
    {
      name: 'NUL',
      text: '{\u0000}',
      line: 1,
      column: 2,
      says: /^Illegal character \(\(CTRL-CHAR, code 0\)\)/,
    },
    {
      name: 'a bad escape',
      text: String.raw`"\x"`,
      line: 1,
      column: 3,
      says: /^Unrecognized character escape 'x' \(code 120\)$/,
    },
    {
      name: 'a bad unicode escape',
      text: String.raw`"\u12g4"`,
      line: 1,
      column: 6,
      says: /'g' \(code 103\)\): expected a hex-digit/,
    },
    {
      name: 'a raw line feed in a string',
      text: '"a\nb"',
      line: 1,
      column: 3,
      says: /^Illegal unquoted character \(\(CTRL-CHAR, code 10\)\): has to be escaped/,
    },
    {
      name: 'an unclosed comment',
      text: '/* {}',
      line: 1,
      column: 1,
      says: /^Unexpected character \('\/'/,
    },
    { name: '1001 levels', text: '['.repeat(1001), line: 1, column: 1001, says: /nesting depth/ },
  ])('refuses $name and says where', ({ text, line, column, says }) => {
    const parse = (): unknown => parseJson(text);

    expect(parse).toThrow(says);
    expect(parse).toThrow(
      expect.objectContaining({ location: { line, column } }) as JsonSyntaxError,
    );
  });
});

describe('locateJson()', () => {
  const text = '{\n  "a": 1,\n  "b": {"c": [10, 20]}\n}';

  it.each([
    { path: ['b'], part: 'key', line: 3, column: 3 },
    { path: ['b', 'c'], part: 'key', line: 3, column: 9 },
    { path: ['b', 'c', 1], part: 'value', line: 3, column: 19 },
    { path: ['b', 'missing'], part: 'key', line: 3, column: 3 },
  ] as const)('finds $path ($part)', ({ path, part, line, column }) => {
    expect(locateJson(text, path, part)).toEqual({ line, column });
  });
});
