import { schema } from '@kbn/config-schema';

describe('schema.maybe', () => {
  it('leaves an absent object absent although its keys have defaults', () => {
    const inner = schema.object({ size: schema.number({ defaultValue: 10 }) });

    expect(schema.object({ page: schema.maybe(inner) }).validate({})).toEqual({});
  });

  it('validates a value that is there', () => {
    expect(() => schema.maybe(schema.string()).validate(null)).toThrow(
      new Error('expected value of type [string] but got [null]'),
    );
  });
});
