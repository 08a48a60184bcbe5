import { aRestApiKey } from '../../test/builders/a_rest_api_key';
import { someCapabilities } from '../../test/builders/some_capabilities';
import { canInvalidate, isOwner, updateObstacle } from './ownership';

const ALL = someCapabilities();
const OWN = someCapabilities({ can_manage_all: false, can_manage_cross_cluster: false });
const NONE = someCapabilities({ can_manage_all: false, can_manage_own: false });

describe('isOwner()', () => {
  it('takes the same name in another realm for somebody else', () => {
    expect(isOwner(ALL.current_user, aRestApiKey())).toBe(true);
    expect(isOwner(ALL.current_user, aRestApiKey({ realm: 'ldap1' }))).toBe(false);
  });
});

describe('canInvalidate()', () => {
  it.each([
    {
      name: "anybody's key for manage_api_key",
      who: ALL,
      key: { username: 'bob' },
      expected: true,
    },
    { name: 'an own key for manage_own_api_key', who: OWN, key: {}, expected: true },
    { name: "a namesake's key", who: OWN, key: { realm: 'ldap1' }, expected: false },
    { name: 'a cross-cluster key', who: OWN, key: { type: 'cross_cluster' }, expected: false },
    { name: 'an own key for readers', who: NONE, key: {}, expected: false },
  ] as const)('is $expected for $name', ({ who, key, expected }) => {
    expect(canInvalidate(who, aRestApiKey(key))).toBe(expected);
  });
});

describe('updateObstacle()', () => {
  it.each([
    { name: 'an own key', who: ALL, key: {}, expected: undefined },
    { name: 'a deleted key', who: ALL, key: { invalidated: true }, expected: 'invalidated' },
    { name: 'a key at its end', who: ALL, key: { expiration: 10 }, expected: 'expired' },
    { name: "somebody else's key", who: ALL, key: { username: 'bob' }, expected: 'not_owner' },
    { name: 'an own key for readers', who: NONE, key: {}, expected: 'no_privilege' },
    { name: 'cross-cluster', who: OWN, key: { type: 'cross_cluster' }, expected: 'no_privilege' },
  ] as const)('is $expected for $name', ({ who, key, expected }) => {
    expect(updateObstacle(who, aRestApiKey(key), 10)).toBe(expected);
  });
});
