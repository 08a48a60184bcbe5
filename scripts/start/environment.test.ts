import { readStartSettings } from './environment';

const read = (env: Record<string, string>) => readStartSettings(env, '/project');

describe('readStartSettings()', () => {
  it.each([
    { name: 'nothing', env: {} },
    { name: 'empty variables', env: { PORT: '', HOST: '', DATA_DIR: '', ELASTICSEARCH_HOSTS: '' } },
  ])('falls back to the defaults with $name', ({ env }) => {
    expect(read(env)).toEqual({
      host: '127.0.0.1',
      port: 5601,
      dataDir: '/project/.data',
      locale: 'en',
      cluster: { kind: 'embedded', port: 9200 },
    });
  });

  it('reads what is set for the embedded server', () => {
    const env = {
      PORT: '0',
      HOST: '0.0.0.0',
      DATA_DIR: '/var/data',
      I18N_LOCALE: 'de-DE',
      ES_PORT: '9299',
      ES_VERSION: '8.12',
      ELASTIC_PASSWORD: 'changeme',
    };

    expect(read(env)).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDir: '/var/data',
      locale: 'de-DE',
      cluster: { kind: 'embedded', port: 9299, version: '8.12', elasticPassword: 'changeme' },
    });
  });

  it.each([
    {
      name: 'a service account token',
      env: { ELASTICSEARCH_SERVICE_ACCOUNT_TOKEN: 't', ELASTICSEARCH_CA: 'ca.pem' },
      expected: { credentials: { serviceAccountToken: 't' }, caFile: 'ca.pem' },
    },
    {
      name: 'user name and password',
      env: { ELASTICSEARCH_USERNAME: 'u', ELASTICSEARCH_PASSWORD: 'p' },
      expected: { credentials: { username: 'u', password: 'p' } },
    },
  ])('takes a cluster with $name', ({ env, expected }) => {
    const settings = read({ ELASTICSEARCH_HOSTS: 'https://a:9200, https://b:9200', ...env });

    expect(settings.cluster).toEqual({
      kind: 'external',
      hosts: ['https://a:9200', 'https://b:9200'],
      ...expected,
    });
  });

  const HOSTS = { ELASTICSEARCH_HOSTS: 'https://a:9200' };

  it.each([
    { name: 'PORT as a word', env: { PORT: 'abc' }, sentence: 'PORT must be a port' },
    { name: 'PORT beyond the range', env: { PORT: '65536' }, sentence: 'PORT must be a port' },
    { name: 'a negative ES_PORT', env: { ES_PORT: '-1' }, sentence: 'ES_PORT must be a port' },
    {
      name: 'a release that is not emulated',
      env: { ES_VERSION: '7.17' },
      sentence: 'ES_VERSION must be 8.12, 8.19 or 9.4, but it is "7.17".',
    },
    {
      name: 'one port for both',
      env: { PORT: '9200' },
      sentence: 'PORT and ES_PORT are both 9200',
    },
    {
      name: 'a locale with an underscore',
      env: { I18N_LOCALE: 'de_DE' },
      sentence: 'I18N_LOCALE must be a language tag such as de-DE, but it is "de_DE".',
    },
    { name: 'a short password', env: { ELASTIC_PASSWORD: 'abc' }, sentence: 'at least 6' },
    { name: 'hosts without credentials', env: HOSTS, sentence: 'ELASTICSEARCH_HOSTS needs' },
    {
      name: 'a host without scheme',
      env: { ELASTICSEARCH_HOSTS: 'localhost:9200' },
      sentence: 'must be addresses such as',
    },
    {
      name: 'two kinds of credentials',
      env: {
        ...HOSTS,
        ELASTICSEARCH_SERVICE_ACCOUNT_TOKEN: 't',
        ELASTICSEARCH_USERNAME: 'u',
        ELASTICSEARCH_PASSWORD: 'p',
      },
      sentence: 'not both',
    },
  ])('refuses $name', ({ env, sentence }) => {
    expect(() => read(env)).toThrow(sentence);
  });

  it('does not repeat a password', () => {
    expect(() => read({ ELASTIC_PASSWORD: 'abc' })).not.toThrow(/abc/);
  });
});
