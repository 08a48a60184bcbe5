import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { callerOf } from '../caller';
import type { FieldSecurity, IndicesPrivileges, RoleDescriptor } from '../roles/role_descriptor';
import { mergeApplications } from './questions/application_coverage';

/** `GET /_security/user/_privileges`: the caller's privileges; under a key, those of its snapshot. */
export function userPrivilegesEndpoint(): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/user/_privileges'],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      const caller = callerOf(request);
      caller.requireCluster('cluster:admin/xpack/security/user/list_privileges');
      const [only, ...others] = caller.layers;
      if (only === undefined || others.length > 0) {
        throw illegalArgument(
          'Cannot retrieve privileges for API keys with assigned role descriptors. ' +
            'Please use the Get API key information API https://ela.st/es-api-get-api-key',
        );
      }
      return { status: 200, body: describe(only.descriptors) };
    },
  };
}

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

function describe(descriptors: readonly RoleDescriptor[]): object {
  const remoteIndices = descriptors.flatMap((descriptor) => descriptor.remote_indices ?? []);
  const remoteCluster = descriptors.flatMap((descriptor) => descriptor.remote_cluster ?? []);
  return {
    cluster: sorted(descriptors.flatMap(({ cluster }) => cluster)),
    global: descriptors.flatMap(({ global }) => (global === undefined ? [] : [global])),
    indices: mergeIndices(descriptors.flatMap(({ indices }) => indices)),
    applications: mergeApplications(descriptors.flatMap(({ applications }) => applications)),
    run_as: sorted(descriptors.flatMap((descriptor) => descriptor.run_as)),
    ...(remoteIndices.length === 0
      ? {}
      : {
          remote_indices: remoteIndices.map((entry) => ({
            ...describeIndices([entry]),
            clusters: entry.clusters,
          })),
        }),
    ...(remoteCluster.length === 0 ? {} : { remote_cluster: remoteCluster }),
  };
}

/** Entries for the same names are one, and then have several queries and rules for fields. */
function mergeIndices(entries: readonly IndicesPrivileges[]): object[] {
  const byNames = new Map<string, IndicesPrivileges[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.allow_restricted_indices, sorted(entry.names)]);
    byNames.set(key, [...(byNames.get(key) ?? []), entry]);
  }
  return Array.from(byNames.values(), describeIndices);
}

function describeIndices(entries: readonly IndicesPrivileges[]): object {
  const [first] = entries;
  return {
    names: first?.names ?? [],
    privileges: sorted(entries.flatMap(({ privileges }) => privileges)),
    ...given({
      field_security: unlessLifted<FieldSecurity>(entries.map((entry) => entry.field_security)),
      query: unlessLifted<string>(entries.map(({ query }) => query)),
    }),
    allow_restricted_indices: first?.allow_restricted_indices ?? false,
  };
}

/** An entry without a limit lifts those of the others. */
function unlessLifted<Limit>(limits: readonly (Limit | undefined)[]): Limit[] | undefined {
  const given = limits.filter((limit) => limit !== undefined);
  return given.length < limits.length ? undefined : [...new Set(given)];
}
