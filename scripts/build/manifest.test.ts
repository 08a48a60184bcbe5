import { toManifest } from './manifest';

const VERSIONS = { version: '1.2.3', kibanaVersion: '8.12.2' };

const aSource = (plugin: object = {}, rest: object = {}): string =>
  JSON.stringify({
    type: 'plugin',
    id: '@kbn/a-plugin',
    owner: 'us',
    plugin: { id: 'apiKeys', browser: true, server: true, configPath: ['apiKeys'], ...plugin },
    ...rest,
  });

describe('toManifest()', () => {
  it('turns the form of Kibana’s repository into that of an installed plugin', () => {
    const text = `// a comment\n${aSource({ requiredPlugins: ['management'] }, { description: 'd' })}`;

    expect(toManifest(text, VERSIONS)).toEqual({
      id: 'apiKeys',
      version: '1.2.3',
      kibanaVersion: '8.12.2',
      owner: { name: 'us' },
      description: 'd',
      server: true,
      ui: true,
      configPath: ['apiKeys'],
      requiredPlugins: ['management'],
    });
  });

  it.each([
    { name: 'text that is not JSON', text: '{"plugin": ', message: 'kibana.jsonc: ' },
    { name: 'a source without a plugin', text: '{}', message: 'expected an object with the key' },
    { name: 'an unknown key', text: aSource({ extra: 1 }), message: 'unknown key extra' },
    { name: 'an id with a dash', text: aSource({ id: 'api-keys' }), message: 'camelCase' },
    {
      name: 'no configPath',
      text: aSource({ configPath: undefined }),
      message: 'configPath is missing',
    },
  ])('refuses $name', ({ text, message }) => {
    expect(() => toManifest(text, VERSIONS)).toThrow(message);
  });
});
