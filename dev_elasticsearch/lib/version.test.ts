import { emulatedVersion } from './version';
import type { Feature, VersionProfile } from './version';

const ROWS: [VersionProfile, Feature, boolean][] = [
  ['8.12', 'update_api_key_expiration', false],
  ['8.19', 'update_api_key_expiration', true],
  ['8.19', 'failure_store_privileges', false],
  ['8.19', 'clone_api_key', false],
  ['9.4', 'clone_api_key', true],
];

describe('emulatedVersion()', () => {
  it.each(ROWS)('%s has %s: %s', (profile, feature, expected) => {
    expect(emulatedVersion(profile).has(feature)).toBe(expected);
  });

  it('is the newest by default', () => {
    expect(emulatedVersion()).toMatchObject({ number: '9.4.2', major: 9 });
  });

  it('compares minors as numbers', () => {
    expect(emulatedVersion('8.12').isAtLeast('8.9')).toBe(true);
  });
});
