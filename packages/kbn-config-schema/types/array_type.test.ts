import { schema } from '@kbn/config-schema';

describe('schema.arrayOf', () => {
  const type = schema.arrayOf(schema.string(), { maxSize: 2 });

  it.each([
    [[], []],
    [['a'], ['a']],
    ['["a","b"]', ['a', 'b']],
  ])('takes %j', (value, expected) => {
    expect(type.validate(value)).toEqual(expected);
  });

  it.each([
    [undefined, 'expected value of type [array] but got [undefined]'],
    [{}, 'expected value of type [array] but got [Object]'],
    ['{"a":1}', 'expected value of type [array] but got [Object]'],
    ['a', 'could not parse array value from json input'],
    [['a', 1], '[1]: expected value of type [string] but got [number]'],
    [[undefined], '[0]: sparse array are not allowed'],
    [['a', 'b', 'c'], 'array size is [3], but cannot be greater than [2]'],
  ])('refuses %j', (value, text) => {
    expect(() => type.validate(value)).toThrow(new Error(text));
  });

  it('refuses a list below its minimum size', () => {
    expect(() => schema.arrayOf(schema.string(), { minSize: 1 }).validate([])).toThrow(
      new Error('array size is [0], but cannot be smaller than [1]'),
    );
  });
});
