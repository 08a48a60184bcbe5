import { schema } from '@kbn/config-schema';

describe('schema.recordOf', () => {
  const type = schema.recordOf(
    schema.string({ maxLength: 3 }),
    schema.object({ size: schema.number() }),
  );

  it('keeps the keys and converts the values', () => {
    expect(type.validate({ a: { size: '1' } })).toEqual({ a: { size: 1 } });
  });

  it('keeps a key named __proto__ as a plain key', () => {
    const validated = schema
      .recordOf(schema.string(), schema.any())
      .validate(JSON.parse('{"__proto__":{"a":1}}'));

    expect(Object.keys(validated)).toEqual(['__proto__']);
  });

  it.each([
    [undefined, 'expected value of type [object] but got [undefined]'],
    [[], 'expected value of type [object] but got [Array]'],
    ['x', 'could not parse record value from json input'],
    [
      { long: { size: 1 } },
      '[key("long")]: value has length [4] but it must have a maximum length of [3].',
    ],
    [{ a: { size: 'x' } }, '[a.size]: expected value of type [number] but got [string]'],
  ])('refuses %j', (value, text) => {
    expect(() => type.validate(value)).toThrow(new Error(text));
  });
});
