import { ElasticsearchError, parseFailure } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import { isObject } from '../../lib/json/object_reader';
import type { ObjectReader } from '../../lib/json/object_reader';
import type { EmulatedVersion } from '../../lib/version';
import { parseIndices } from '../roles/parse_indices_privileges';
import type { IndicesPrivileges, RoleDescriptor, RoleDescriptors } from '../roles/role_descriptor';

/** Name of the one descriptor a cross-cluster key has. */
const DESCRIPTOR = 'cross_cluster';
const SEARCH = ['read', 'read_cross_cluster', 'view_index_metadata'];
const REPLICATION = ['cross_cluster_replication', 'cross_cluster_replication_internal'];

/**
 * Reads `access` into the descriptor that is stored for it.
 * @returns undefined when the field is absent
 * @throws 400 for an entry that is malformed, or when neither list has one
 */
export function parseAccess(
  reader: ObjectReader,
  version: EmulatedVersion,
): RoleDescriptors | undefined {
  const access = reader.freeObject('access');
  if (access === undefined) return undefined;
  try {
    return { [DESCRIPTOR]: descriptorOf(access, version) };
  } catch (error) {
    throw error instanceof ElasticsearchError ? reader.badField('access', error) : error;
  }
}

function descriptorOf(
  access: Readonly<Record<string, unknown>>,
  version: EmulatedVersion,
): RoleDescriptor {
  const unknown = Object.keys(access).find((field) => !['search', 'replication'].includes(field));
  if (unknown !== undefined) throw parseFailure(`[access] unknown field [${unknown}]`);
  const search = parseEntries(access.search, SEARCH);
  const replication = parseEntries(access.replication, REPLICATION);
  if (search.length + replication.length === 0) {
    throw parseFailure('must specify non-empty access for either [search] or [replication]');
  }
  checkLimits({ search, replication }, version);
  return {
    cluster: [
      ...(search.length > 0 ? searchPrivileges(version) : []),
      ...(replication.length > 0 ? ['cross_cluster_replication'] : []),
    ],
    indices: [...search, ...replication],
    applications: [],
    run_as: [],
    metadata: {},
    transient_metadata: { enabled: true },
  };
}

function parseEntries(entries: unknown, privileges: readonly string[]): IndicesPrivileges[] {
  if (entries === undefined) return [];
  if (!Array.isArray(entries)) throw parseFailure('[access] a list of entries is expected');
  return entries.flatMap((entry: unknown) => {
    if (isObject(entry) && 'privileges' in entry) {
      throw parseFailure('[access] unknown field [privileges]');
    }
    const complete = isObject(entry) ? { ...entry, privileges } : entry;
    return parseIndices([complete], { role: DESCRIPTOR });
  });
}

function searchPrivileges(version: EmulatedVersion): string[] {
  return [
    'cross_cluster_search',
    ...(version.isAtLeast('8.14') ? ['monitor_enrich'] : []),
    ...(version.has('remote_monitor_stats') ? ['monitor_stats'] : []),
  ];
}

interface AccessEntries {
  readonly search: readonly IndicesPrivileges[];
  readonly replication: readonly IndicesPrivileges[];
}

function checkLimits({ search, replication }: AccessEntries, version: EmulatedVersion): void {
  const isLimited = (entry: IndicesPrivileges): boolean =>
    entry.query !== undefined || entry.field_security !== undefined;
  if (replication.some(isLimited)) {
    throw parseFailure('replication does not support document or field level security');
  }
  const isGuarded = version.has('cross_cluster_access_guard');
  if (isGuarded && replication.length > 0 && search.some(isLimited)) {
    throw parseFailure(
      'search does not support document or field level security if replication is assigned',
    );
  }
}

/** The simple form that answers show, made again from the stored descriptor. */
export function accessOf(descriptors: RoleDescriptors): object {
  const entries = descriptors[DESCRIPTOR]?.indices ?? [];
  const having = (privilege: string): object[] =>
    entries.filter(({ privileges }) => privileges.includes(privilege)).map(simpleForm);
  const search = having('read');
  const replication = having('cross_cluster_replication');
  return given({
    search: search.length > 0 ? search : undefined,
    replication: replication.length > 0 ? replication : undefined,
  });
}

function simpleForm({ privileges: _generated, ...entry }: IndicesPrivileges): object {
  return entry;
}
