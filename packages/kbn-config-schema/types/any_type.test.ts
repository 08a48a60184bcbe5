import { schema } from '@kbn/config-schema';

describe('schema.any', () => {
  it.each([[null], [0], [''], [{ a: [1] }]])('hands on %j as it is', (value) => {
    expect(schema.any().validate(value)).toEqual(value);
  });

  it('refuses an absent value', () => {
    expect(() => schema.any().validate(undefined)).toThrow(
      new Error('expected value of type [any] but got [undefined]'),
    );
  });
});
