import { schema } from '@kbn/config-schema';

describe('schema.literal', () => {
  it.each([['rest'], [1], [true], [null]])('takes %j', (value) => {
    expect(schema.literal(value).validate(value)).toBe(value);
  });

  it.each([['other'], [undefined], [null]])('refuses %j without repeating it', (value) => {
    expect(() => schema.literal('rest').validate(value)).toThrow(
      new Error('expected value to equal [rest]'),
    );
  });
});
