import { schema } from '@kbn/config-schema';

describe('schema.boolean', () => {
  it.each([
    [true, true],
    ['false', false],
    ['TRUE', true],
  ])('takes %j as %j', (value, expected) => {
    expect(schema.boolean().validate(value)).toBe(expected);
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [1, 'number'],
    ['yes', 'string'],
    [[], 'Array'],
  ])('refuses %j', (value, found) => {
    expect(() => schema.boolean().validate(value)).toThrow(
      new Error(`expected value of type [boolean] but got [${found}]`),
    );
  });
});
