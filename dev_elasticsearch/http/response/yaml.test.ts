import { toYaml } from './yaml';

describe('toYaml()', () => {
  it('lays a body out as Elasticsearch does', () => {
    const body = {
      name: 'a "b"\n',
      version: { number: '9.4.2', snapshot: false, gone: undefined },
      list: ['x', { a: 1, b: [2] }, [3], {}],
      'a b': null,
      yes: 9007199254740993n,
      none: {},
      empty: [],
    };

    expect(toYaml(body)).toBe(
      [
        ...['---', 'name: "a \\"b\\"\\n"', 'version:', '  number: "9.4.2"', '  snapshot: false'],
        ...['list:', '- "x"', '- a: 1', '  b:', '  - 2', '- - 3', '- {}'],
        ...['"a b": null', '"yes": 9007199254740993', 'none: {}', 'empty: []', ''],
      ].join('\n'),
    );
  });

  it.each([
    [{}, '---\n{}\n'],
    [[], '---\n[]\n'],
    ['x', '---\n"x"\n'],
  ])('writes %j alone', (value, text) => {
    expect(toYaml(value)).toBe(text);
  });
});
