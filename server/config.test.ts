import { configSchema } from './config';

describe('configSchema', () => {
  it('needs no setting', () => {
    expect(configSchema.validate({})).toEqual({ enabled: true });
  });

  it.each(['http://127.0.0.1:9200', 'https://es.example.org/path'])('takes %s', (address) => {
    expect(configSchema.validate({ elasticsearchUrl: address }).elasticsearchUrl).toBe(address);
  });

  it.each(['es.example.org', 'ftp://es.example.org', '', 'javascript:alert(1)'])(
    'refuses "%s"',
    (elasticsearchUrl) => {
      expect(() => configSchema.validate({ elasticsearchUrl })).toThrow('elasticsearchUrl');
    },
  );

  it('refuses credentials without repeating them', () => {
    const validate = () =>
      configSchema.validate({ elasticsearchUrl: 'https://user:hunter2@es.example.org' });

    expect(validate).toThrow('must not hold a user name or password');
    expect(validate).not.toThrow('hunter2');
  });
});
