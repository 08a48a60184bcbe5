import { schema } from '@kbn/config-schema';

describe('schema.oneOf', () => {
  const type = schema.oneOf([
    schema.string(),
    schema.arrayOf(schema.object({ age: schema.number() })),
  ]);

  it.each([['text'], [[{ age: 3 }]]])('takes %j', (value) => {
    expect(type.validate(value)).toEqual(value);
  });

  it('lists why each member failed, with the place in that member', () => {
    expect(() => type.validate([{ age: 'x' }], {}, 'request body')).toThrow(
      new Error(
        [
          '[request body]: types that failed validation:',
          '- [request body.0]: expected value of type [string] but got [Array]',
          '- [request body.1.0.age]: expected value of type [number] but got [string]',
        ].join('\n'),
      ),
    );
  });

  it('indents the members of a nested union', () => {
    const nested = schema.oneOf([schema.oneOf([schema.boolean(), schema.number()])]);

    expect(() => nested.validate('x')).toThrow(
      new Error(
        [
          'types that failed validation:',
          '- [0]: types that failed validation:',
          ' - [0.0]: expected value of type [boolean] but got [string]',
          ' - [0.1]: expected value of type [number] but got [string]',
        ].join('\n'),
      ),
    );
  });

  it('refuses an absent value', () => {
    expect(() => type.validate(undefined)).toThrow(
      new Error('expected at least one defined value but got [undefined]'),
    );
  });
});

describe('schema.nullable', () => {
  const type = schema.nullable(schema.string());

  it.each([
    [undefined, null],
    [null, null],
    ['a', 'a'],
  ])('takes %j as %j', (value, expected) => {
    expect(type.validate(value)).toBe(expected);
  });

  it('fails as a union with null', () => {
    expect(() => type.validate(6)).toThrow(
      new Error(
        [
          'types that failed validation:',
          '- [0]: expected value of type [string] but got [number]',
          '- [1]: expected value to equal [null]',
        ].join('\n'),
      ),
    );
  });
});
