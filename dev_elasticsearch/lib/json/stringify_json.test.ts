import { parseJson } from './parse_json';
import { prettyJson, stringifyJson } from './stringify_json';

describe('stringifyJson()', () => {
  it.each([
    '{"a":[1,-2.5,true,null,"x\\"\\n"],"b":{}}',
    '{"long":9223372036854775807,"list":[-9007199254740993,1],"text":"9007199254740993"}',
    '18446744073709551616',
    '{"__proto__":{"a":9007199254740993}}',
  ])('writes what parseJson() read: %s', (text) => {
    expect(stringifyJson(parseJson(text))).toBe(text);
  });

  it('leaves out absent members, as JSON.stringify does', () => {
    expect(stringifyJson({ a: undefined, b: 9007199254740993n, c: [undefined] })).toBe(
      '{"b":9007199254740993,"c":[null]}',
    );
  });
});

describe('prettyJson()', () => {
  it('lays a body out as Elasticsearch does', () => {
    const body = { a: 1, none: {}, empty: [], list: [{ b: 'x' }, 2], gone: undefined };

    expect(prettyJson(body)).toBe(
      [
        ...['{', '  "a" : 1,', '  "none" : { },', '  "empty" : [ ],', '  "list" : [', '    {'],
        ...['      "b" : "x"', '    },', '    2', '  ]', '}', ''],
      ].join('\n'),
    );
  });
});
