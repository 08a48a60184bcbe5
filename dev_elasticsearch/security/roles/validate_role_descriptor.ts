import {
  CLUSTER_PRIVILEGES,
  REMOTE_CLUSTER_PRIVILEGES,
  clusterPrivilege,
} from '../privileges/cluster_privileges';
import { INDEX_PRIVILEGES, indexPrivilege } from '../privileges/index_privileges';
import {
  applicationNameProblem,
  applicationPrivilegeProblem,
} from '../privileges/application_names';
import type { ApplicationPrivileges, RoleDescriptor } from './role_descriptor';

/** Workflows a key may be restricted to. */
const WORKFLOWS = ['search_application_query', 'search_application_analytics'];

/**
 * What is wrong with a well-formed descriptor, one message each for a validation error: unknown
 * privileges, bad application names, reserved metadata keys, unknown workflows.
 */
export function descriptorProblems(descriptor: RoleDescriptor): string[] {
  const indices = [...descriptor.indices, ...(descriptor.remote_indices ?? [])];
  const remoteCluster = descriptor.remote_cluster ?? [];
  return [
    ...descriptor.cluster.flatMap(clusterProblem),
    ...indices.flatMap((entry) => entry.privileges.flatMap(indexProblem)),
    ...remoteCluster.flatMap((entry) => entry.privileges.flatMap(remoteClusterProblem)),
    ...descriptor.applications.flatMap(applicationProblems),
    ...reservedKeyProblems(descriptor.metadata),
    ...(descriptor.restriction?.workflows ?? []).flatMap(workflowProblem),
  ];
}

function clusterProblem(name: string): string[] {
  if (clusterPrivilege(name) !== undefined) return [];
  return [
    `unknown cluster privilege [${name}]. a privilege must be either one of the predefined cluster ` +
      `privilege names [${namesOf(CLUSTER_PRIVILEGES)}] or a pattern over one of the available cluster actions`,
  ];
}

function indexProblem(name: string): string[] {
  if (indexPrivilege(name) !== undefined) return [];
  return [
    `unknown index privilege [${name}]. a privilege must be either one of the predefined fixed ` +
      `indices privileges [${namesOf(INDEX_PRIVILEGES)}] or a pattern over one of the available index actions`,
  ];
}

function remoteClusterProblem(name: string): string[] {
  if (REMOTE_CLUSTER_PRIVILEGES.includes(name.toLowerCase())) return [];
  const known = REMOTE_CLUSTER_PRIVILEGES.join(', ');
  return [`unknown remote cluster privilege [${name}], it must be one of [${known}]`];
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

/** Keys beginning with `_` are the system's. */
function reservedKeyProblems(metadata: Readonly<Record<string, unknown>>): string[] {
  const reserved = Object.keys(metadata).some((key) => key.startsWith('_'));
  return reserved ? ['role descriptor metadata keys may not start with [_]'] : [];
}

function namesOf(privileges: ReadonlyMap<string, unknown>): string {
  return [...privileges.keys()].sort().join(',');
}
