import { VERSION_PROFILES, emulatedVersion } from '../../lib/version';
import type { VersionProfile } from '../../lib/version';
import {
  CLUSTER_PRIVILEGES,
  OWN_API_KEY_PRIVILEGE,
  clusterPrivilegeNames,
  clusterPrivilegeProblem,
  remoteClusterPrivilegeNames,
} from './cluster_privileges';
import { INDEX_PRIVILEGES, indexPrivilegeNames, indexPrivilegeProblem } from './index_privileges';
import { isSubset } from './name_patterns';
import type { NamedPrivilege } from './named_privileges';

/** Privileges of the newest release, without the one whose grant depends on the request. */
const unconditional = (table: readonly NamedPrivilege[]): NamedPrivilege[] =>
  table.filter(({ name }) => name !== OWN_API_KEY_PRIVILEGE);

const implies = (stronger: NamedPrivilege, weaker: NamedPrivilege): boolean =>
  stronger !== weaker && isSubset(weaker.patterns, stronger.patterns);

const byRank = (table: NamedPrivilege[], rankOf: (named: NamedPrivilege) => number): string[] =>
  table
    .map((named) => ({ name: named.name, rank: rankOf(named) }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);

describe('CLUSTER_PRIVILEGES', () => {
  it('is in the order of how many others each implies, then of names', () => {
    const table = unconditional(CLUSTER_PRIVILEGES);
    const count = (named: NamedPrivilege): number =>
      table.filter((other) => implies(named, other)).length;

    expect(table.map(({ name }) => name)).toEqual(byRank(table, count));
  });
});

describe('INDEX_PRIVILEGES', () => {
  it('is in the order of how many others imply each, then of names', () => {
    const table = [...INDEX_PRIVILEGES];
    const count = (named: NamedPrivilege): number =>
      -table.filter((other) => implies(other, named)).length;

    expect(table.map(({ name }) => name)).toEqual(byRank(table, count));
  });
});

describe('names of privileges', () => {
  it.each([
    { profile: '8.12', cluster: 52, index: 22, remote: [] },
    { profile: '8.19', cluster: 62, index: 22, remote: ['monitor_enrich', 'monitor_stats'] },
    { profile: '9.4', cluster: 65, index: 28, remote: ['monitor_enrich', 'monitor_stats'] },
  ] as const)('of $profile are as many as Elasticsearch has', (row) => {
    const version = emulatedVersion(row.profile);

    expect(clusterPrivilegeNames(version)).toHaveLength(row.cluster);
    expect(indexPrivilegeNames(version)).toHaveLength(row.index);
    expect(remoteClusterPrivilegeNames(version)).toEqual(row.remote);
  });

  const known = (name: string): VersionProfile[] =>
    VERSION_PROFILES.filter((profile) => {
      const version = emulatedVersion(profile);
      const judge = name.startsWith('index ') ? indexPrivilegeProblem : clusterPrivilegeProblem;
      return judge(name.replace('index ', ''), version) === undefined;
    });

  it.each([
    ['read_security', ['8.12', '8.19', '9.4']],
    ['READ_Security', ['8.12', '8.19', '9.4']],
    ['monitor_stats', ['8.19', '9.4']],
    ['manage_connector', ['8.19', '9.4']],
    ['clone_api_key', ['9.4']],
    ['manage_reindex', []],
    ['cluster:anything', ['8.12', '8.19', '9.4']],
    ['indices:admin/template/put', ['8.12', '8.19', '9.4']],
    ['indices:data/read/get', []],
    ['index manage_data_stream_lifecycle', ['8.12', '8.19', '9.4']],
    ['index read_failure_store', ['9.4']],
    ['index create_view', ['9.4']],
    ['index indices:data/read/get', ['8.12', '8.19', '9.4']],
    ['index cluster:monitor/main', []],
    ['index reed', []],
  ])('%s is known to %j', (name, profiles) => {
    expect(known(name)).toEqual(profiles);
  });

  it('are listed in the reason for an unknown one', () => {
    expect(indexPrivilegeProblem('Reed', emulatedVersion('8.12'))).toMatch(
      /^unknown index privilege \[reed\]\. a privilege must be either one of the predefined fixed indices privileges \[none,create_doc,create,.*,all\] or a pattern over one of the available index actions$/,
    );
  });
});
