import {
  CLUSTER_PRIVILEGES,
  INDEX_PRIVILEGES,
  isKnownClusterPrivilege,
  isKnownIndexPrivilege,
} from './privileges';

describe.each([
  { list: 'CLUSTER_PRIVILEGES', names: CLUSTER_PRIVILEGES },
  { list: 'INDEX_PRIVILEGES', names: INDEX_PRIVILEGES },
])('$list', ({ names }) => {
  it('is sorted and names each privilege once', () => {
    expect(names).toEqual([...new Set(names)].sort());
  });
});

describe('isKnownClusterPrivilege', () => {
  it.each([
    { privilege: 'monitor', known: true },
    { privilege: 'Manage_Own_Api_Key', known: true },
    { privilege: 'cluster:monitor/*', known: true },
    { privilege: 'monitr', known: false },
    { privilege: 'read', known: false },
  ])('judges $privilege as $known', ({ privilege, known }) => {
    expect(isKnownClusterPrivilege(privilege)).toBe(known);
  });
});

describe('isKnownIndexPrivilege', () => {
  it.each([
    { privilege: 'view_index_metadata', known: true },
    { privilege: 'indices:data/read/*', known: true },
    { privilege: 'manage_security', known: false },
  ])('judges $privilege as $known', ({ privilege, known }) => {
    expect(isKnownIndexPrivilege(privilege)).toBe(known);
  });
});
