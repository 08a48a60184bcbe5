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
    { name: 'a duplicate key', text: '{"a": 1,\n "a": 2}', line: 2, column: 2, says: /Duplicate/ },
    { name: 'a trailing comma', text: '{"a": 1,}', line: 1, column: 9, says: /field name/ },
    { name: 'an open object', text: '{"a": 1', line: 1, column: 8, says: /end-of-input/ },
    { name: 'an open string', text: '"abc', line: 1, column: 5, says: /closing quote/ },
    { name: 'text after the value', text: '{} x', line: 1, column: 4, says: /end of the input/ },
    { name: 'a leading zero', text: '[01]', line: 1, column: 3, says: /number/ },
    { name: 'NaN', text: '[NaN]', line: 1, column: 2, says: /value/ },
    { name: 'single quotes', text: "{'a': 1}", line: 1, column: 2, says: /field name/ },
    { name: 'nothing', text: '  ', line: 1, column: 3, says: /end-of-input/ },
    { name: 'a bad escape', text: String.raw`"\x"`, line: 1, column: 2, says: /escape/ },
    { name: 'a raw line feed in a string', text: '"a\nb"', line: 1, column: 3, says: /control/ },
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
