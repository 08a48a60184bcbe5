import { schema } from '@kbn/config-schema';

describe('schema.number', () => {
  it.each([
    [4, 4],
    ['4.23', 4.23],
    [1, 1],
    [5, 5],
  ])('takes %j within inclusive limits', (value, expected) => {
    expect(schema.number({ min: 1, max: 5 }).validate(value)).toBe(expected);
  });

  it.each([
    [0, 'Value must be equal to or greater than [1].'],
    [6, 'Value must be equal to or lower than [5].'],
    ['', 'expected value of type [number] but got [string]'],
    [NaN, 'expected value of type [number] but got [number]'],
    [Infinity, 'expected value of type [number] but got [number]'],
    [{}, 'expected value of type [number] but got [Object]'],
    [undefined, 'expected value of type [number] but got [undefined]'],
    [2 ** 60, '"value" must be a safe number'],
  ])('refuses %j', (value, text) => {
    expect(() => schema.number({ min: 1, max: 5 }).validate(value)).toThrow(new Error(text));
  });
});
