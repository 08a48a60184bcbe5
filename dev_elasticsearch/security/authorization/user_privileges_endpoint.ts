import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { callerOf } from '../caller';
import type { IndicesPrivileges, RoleDescriptor } from '../roles/role_descriptor';

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
          'Cannot retrieve privileges for API keys with assigned role descriptors. Please use the Get API key information API',
        );
      }
      return { status: 200, body: describe(only.descriptors) };
    },
  };
}

function describe(descriptors: readonly RoleDescriptor[]): object {
  const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
  return {
    cluster: unique(descriptors.flatMap(({ cluster }) => cluster)),
    global: descriptors.flatMap(({ global }) => (global === undefined ? [] : [global])),
    indices: descriptors.flatMap(({ indices }) => indices.map(describeIndices)),
    applications: descriptors.flatMap(({ applications }) => applications),
    run_as: unique(descriptors.flatMap((descriptor) => descriptor.run_as)),
  };
}

/** Queries and field rules are lists here, since entries of several roles could be merged. */
function describeIndices(entry: IndicesPrivileges): object {
  return {
    names: entry.names,
    privileges: entry.privileges,
    ...given({
      field_security: entry.field_security === undefined ? undefined : [entry.field_security],
      query: entry.query === undefined ? undefined : [entry.query],
    }),
    allow_restricted_indices: entry.allow_restricted_indices,
  };
}
