import { schema } from '@kbn/config-schema';

describe('schema.never', () => {
  it('takes an absent value', () => {
    expect(schema.object({ gone: schema.never() }).validate({})).toEqual({});
  });

  it('refuses any other value', () => {
    expect(() => schema.object({ gone: schema.never() }).validate({ gone: 0 })).toThrow(
      new Error("[gone]: a value wasn't expected to be present"),
    );
  });
});
