import { schema } from '@kbn/config-schema';

describe('schema.uri', () => {
  const type = schema.uri({ scheme: ['http', 'https'] });

  it('takes an address with one of its schemes', () => {
    expect(type.validate('https://localhost:9200')).toBe('https://localhost:9200');
  });

  it.each([
    ['ftp://localhost', 'expected URI with scheme [http|https].'],
    [5, 'expected value of type [string] but got [number].'],
    [undefined, 'expected value of type [string] but got [undefined].'],
    ['', 'value must be a valid URI (see RFC 3986).'],
  ])('refuses %j', (value, text) => {
    expect(() => type.validate(value)).toThrow(new Error(text));
  });

  it('refuses text that is no URI at all', () => {
    expect(() => schema.uri().validate('3domain.local')).toThrow(
      new Error('value must be a valid URI (see RFC 3986).'),
    );
  });
});
