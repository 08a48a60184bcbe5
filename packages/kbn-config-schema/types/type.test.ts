import type { ValidationError } from '@kbn/config-schema';
import { isConfigSchema, schema } from '@kbn/config-schema';

describe('Type.validate', () => {
  const even = schema.number({
    validate: (value) => (value % 2 === 0 ? undefined : 'must be even {#value}'),
  });

  it('reports the text of a rule as it is', () => {
    expect(() => even.validate(3)).toThrow(new Error('must be even {#value}'));
  });

  it('reports the message of a rule that throws', () => {
    const type = schema.string({
      validate: () => {
        throw new Error('not today');
      },
    });

    expect(() => type.validate('x')).toThrow(new Error('not today'));
  });

  it('does not run rules on a default', () => {
    const validate = jest.fn();

    schema.string({ defaultValue: 'x', validate }).validate(undefined);

    expect(validate).not.toHaveBeenCalled();
  });

  it('tells the place of the failure apart from its text', () => {
    const type = schema.object({ list: schema.arrayOf(even) });

    expect(() => type.validate({ list: [2, 3] }, {}, 'ns')).toThrow(
      expect.objectContaining({ name: 'ValidationError', path: ['list', '1'] }) as ValidationError,
    );
  });
});

describe('isConfigSchema', () => {
  it.each([
    [schema.string(), true],
    [{ validate: () => undefined }, false],
    [null, false],
  ])('tells a type from %j', (value, expected) => {
    expect(isConfigSchema(value)).toBe(expected);
  });
});
