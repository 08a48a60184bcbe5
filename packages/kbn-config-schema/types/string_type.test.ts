import { schema } from '@kbn/config-schema';

describe('schema.string', () => {
  it.each([[''], [' blank kept '], ['{#value}']])('takes %j unchanged', (value) => {
    expect(schema.string().validate(value)).toBe(value);
  });

  it.each([
    ['', 'value has length [0] but it must have a minimum length of [1].'],
    ['x'.repeat(257), 'value has length [257] but it must have a maximum length of [256].'],
    [12, 'expected value of type [string] but got [number]'],
    [null, 'expected value of type [string] but got [null]'],
    [undefined, 'expected value of type [string] but got [undefined]'],
  ])('refuses %j', (value, text) => {
    const type = schema.string({ minLength: 1, maxLength: 256 });

    expect(() => type.validate(value)).toThrow(new Error(text));
  });
});
