import { schema } from '@kbn/config-schema';

const name = schema.string();

describe('schema.object', () => {
  it('fills in the defaults of nested keys when absent', () => {
    const type = schema.object({
      page: schema.object({ size: schema.number({ defaultValue: 10 }) }),
    });

    expect(type.validate(undefined)).toEqual({ page: { size: 10 } });
  });

  it('leaves its input as it is', () => {
    const input = { size: '5' };

    schema.object({ size: schema.number() }).validate(input);

    expect(input).toEqual({ size: '5' });
  });

  it.each([
    [undefined, '[request body.name]: expected value of type [string] but got [undefined]'],
    [null, '[request body]: expected a plain object value, but found [null] instead.'],
    ['[1]', '[request body]: expected a plain object value, but found [Array] instead.'],
    ['text', '[request body]: could not parse object value from json input'],
    [{ name: 'a', foo: 1 }, '[request body.foo]: definition for this key is missing'],
  ])('refuses %j', (value, text) => {
    expect(() => schema.object({ name }).validate(value, {}, 'request body')).toThrow(
      new Error(text),
    );
  });

  it.each([
    ['allow' as const, { name: 'a', foo: 1 }],
    ['ignore' as const, { name: 'a' }],
  ])('treats unknown keys as unknowns: %s says', (unknowns, expected) => {
    expect(schema.object({ name }, { unknowns }).validate({ name: 'a', foo: 1 })).toEqual(expected);
  });

  it('ignores unknown keys of an inner object unless that one forbids them', () => {
    const inner = schema.object({ name }, { unknowns: 'forbid' });
    const type = schema.object({ a: schema.object({ name }), b: inner }, { unknowns: 'ignore' });

    expect(() => type.validate({ a: { name: 'a', foo: 1 }, b: { name: 'b', foo: 1 } })).toThrow(
      new Error('[b.foo]: definition for this key is missing'),
    );
  });
});
