import { aFolder } from '../lib/temporary_folder.mock';
import { configPathOf, kibanaVersionFor, readManifest } from './manifest';

const aManifest = (overrides: object) =>
  readManifest(
    aFolder({
      'kibana.json': JSON.stringify({
        id: 'apiKeys',
        version: '1.0.0',
        kibanaVersion: '8.12.2',
        owner: { name: 'tests' },
        server: true,
        ...overrides,
      }),
    }),
  );

describe('configPathOf', () => {
  it.each([
    [{}, 'api_keys'],
    [{ configPath: 'apiKeys' }, 'apiKeys'],
    [{ configPath: ['xpack', 'apiKeys'] }, 'xpack.apiKeys'],
  ])('reads %j as %s', (overrides, expected) => {
    expect(configPathOf(aManifest(overrides))).toBe(expected);
  });
});

describe('kibanaVersionFor', () => {
  it.each([
    [{}, '8.12.2'],
    [{ kibanaVersion: '8.12.2-SNAPSHOT' }, '8.12.2'],
    [{ kibanaVersion: undefined }, '1.0.0'],
  ])('reads %j as %s', (overrides, expected) => {
    expect(kibanaVersionFor(aManifest(overrides), undefined)).toBe(expected);
  });

  it('refuses a manifest without a version to be found', () => {
    expect(() => kibanaVersionFor(aManifest({ kibanaVersion: 'kibana' }), undefined)).toThrow(
      'Plugin "apiKeys" is only compatible with Kibana version "kibana"',
    );
  });
});
