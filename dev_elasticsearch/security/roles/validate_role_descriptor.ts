import type { EmulatedVersion } from '../../lib/version';
import {
  clusterPrivilegeProblem,
  remoteClusterPrivilegeNames,
} from '../privileges/cluster_privileges';
import { indexPrivilegeProblem } from '../privileges/index_privileges';
import {
  applicationNameProblem,
  applicationPrivilegeProblem,
} from '../privileges/application_names';
import { hasReservedKey } from '../metadata/reserved_keys';
import type { ApplicationPrivileges, RoleDescriptor } from './role_descriptor';

/** Workflows a key may be restricted to. */
const WORKFLOWS = ['search_application_query', 'search_application_analytics'];

/**
 * What is wrong with a well-formed descriptor, one message each for a validation error: unknown
 * privileges, bad application names, reserved metadata keys, unknown workflows. `version` says which
 * privileges there are.
 */
export function descriptorProblems(descriptor: RoleDescriptor, version: EmulatedVersion): string[] {
  const indices = [...descriptor.indices, ...(descriptor.remote_indices ?? [])];
  const remoteCluster = descriptor.remote_cluster ?? [];
  return [
    ...descriptor.cluster.flatMap((name) => clusterPrivilegeProblem(name, version) ?? []),
    ...indices.flatMap(({ privileges }) =>
      privileges.flatMap((name) => indexPrivilegeProblem(name, version) ?? []),
    ),
    ...remoteCluster.flatMap(({ privileges }) =>
      privileges.flatMap((name) => remoteClusterProblem(name, version)),
    ),
    ...descriptor.applications.flatMap(applicationProblems),
    ...(hasReservedKey(descriptor.metadata)
      ? ['role descriptor metadata keys may not start with [_]']
      : []),
    ...(descriptor.restriction?.workflows ?? []).flatMap(workflowProblem),
  ];
}

function remoteClusterProblem(name: string, version: EmulatedVersion): string[] {
  const known = remoteClusterPrivilegeNames(version);
  if (known.includes(name.toLowerCase())) return [];
  return [`unknown remote cluster privilege [${name}], it must be one of [${known.join(', ')}]`];
}

function applicationProblems({
  application,
  privileges,
  resources,
}: ApplicationPrivileges): string[] {
  return [
    applicationNameProblem(application, { allowWildcard: true }),
    ...privileges.map(applicationPrivilegeProblem),
    resources.includes('') ? 'application resources must not be empty' : undefined,
  ].filter((problem) => problem !== undefined);
}

function workflowProblem(name: string): string[] {
  if (WORKFLOWS.includes(name)) return [];
  return [
    `unknown workflow [${name}]. a workflow must be one of the predefined workflow names [${WORKFLOWS.join(',')}]`,
  ];
}
