import { validationFailed, parseFailure } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { checkRefresh, splitList } from '../../lib/parameters';
import type { EmulatedVersion } from '../../lib/version';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import { hasReservedKey } from '../metadata/reserved_keys';
import {
  applicationNameProblem,
  storedActionProblem,
  storedNameProblem,
} from './application_names';
import type {
  ApplicationPrivilege,
  ApplicationPrivilegeStore,
} from './application_privilege_store';
import { clusterPrivilegeNames, remoteClusterPrivilegeNames } from './cluster_privileges';
import { indexPrivilegeNames } from './index_privileges';
import { compileNames } from './name_patterns';

const ACTION = 'cluster:admin/xpack/security/privilege/';

/** Endpoints for the names of built-in privileges and for the privileges applications store. */
export function privilegeEndpoints(
  store: ApplicationPrivilegeStore,
  version: EmulatedVersion,
): Endpoint[] {
  return [builtin(version), getPrivileges(store), putPrivileges(store), deletePrivileges(store)];
}

function builtin(version: EmulatedVersion): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/privilege/_builtin'],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      callerOf(request).requireCluster(`${ACTION}builtin/get`);
      return {
        status: 200,
        body: {
          cluster: clusterPrivilegeNames(version).sort(),
          index: indexPrivilegeNames(version).sort(),
          ...(version.has('remote_cluster_privileges')
            ? { remote_cluster: remoteClusterPrivilegeNames(version) }
            : {}),
        },
      };
    },
  };
}

function getPrivileges(store: ApplicationPrivilegeStore): Endpoint {
  return {
    methods: ['get'],
    paths: [
      '/_security/privilege',
      '/_security/privilege/{application}',
      '/_security/privilege/{application}/{names}',
    ],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      const { application } = request.params;
      requireForApplications(
        callerOf(request),
        'get',
        application === undefined ? [] : [application],
      );
      const names = splitList(request.params.names);
      const isWanted = application === undefined ? () => true : compileNames([application]);
      const found = store
        .all()
        .filter((stored) => isWanted(stored.application))
        .filter(({ name }) => names.length === 0 || names.includes(name));
      return {
        status: names.length > 0 && found.length === 0 ? 404 : 200,
        body: byApplication(found, (privilege) => privilege),
      };
    },
  };
}

function putPrivileges(store: ApplicationPrivilegeStore): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_security/privilege'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const source = { text: request.bodyText, parser: 'put_privileges' };
      const privileges = parsePrivileges(new ObjectReader(request.body, source));
      const problems = problemsOf(privileges);
      if (problems.length > 0) throw validationFailed(problems);
      const applications = privileges.map(({ application }) => application);
      requireForApplications(callerOf(request), 'put', applications);
      const created = await store.put(privileges);
      const rows = privileges.map((privilege, at) => ({ ...privilege, created: created[at] }));
      return { status: 200, body: byApplication(rows, (row) => ({ created: row.created })) };
    },
  };
}

function deletePrivileges(store: ApplicationPrivilegeStore): Endpoint {
  return {
    methods: ['delete'],
    paths: ['/_security/privilege/{application}/{names}'],
    queryParameters: ['refresh'],
    body: 'none',
    handle: async (request) => {
      checkRefresh(request.query);
      const { application = '' } = request.params;
      const names = splitList(request.params.names);
      requireForApplications(callerOf(request), 'delete', [application]);
      const found = await store.remove(application, names);
      const report = names.map((name, at) => [name, { found: found[at] }] as const);
      return {
        status: found.includes(true) ? 200 : 404,
        body: { [application]: Object.fromEntries(report) },
      };
    },
  };
}

/** `manage_security` (`read_security` to read), or a `global` grant over these applications. */
function requireForApplications(
  caller: SecuritySubject,
  verb: string,
  applications: readonly string[],
): void {
  if (applications.length > 0 && caller.managesApplications(applications)) return;
  caller.requireCluster(`${ACTION}${verb}`);
}

function parsePrivileges(reader: ObjectReader): ApplicationPrivilege[] {
  return reader.fields.flatMap((application) => {
    const privileges = reader.nested(application);
    return (privileges?.fields ?? []).flatMap((name) => {
      const privilege = privileges?.nested(name);
      return privilege === undefined ? [] : [parsePrivilege(privilege, application, name)];
    });
  });
}

function parsePrivilege(
  reader: ObjectReader,
  application: string,
  name: string,
): ApplicationPrivilege {
  reader.allowOnly(['application', 'name', 'actions', 'metadata']);
  const inner = { application: reader.string('application'), name: reader.string('name') };
  if ((inner.application ?? application) !== application || (inner.name ?? name) !== name) {
    throw parseFailure(`privilege [${application}/${name}] is given another name in its body`);
  }
  const actions = reader.strings('actions');
  if (actions === undefined) throw parseFailure(`privilege [${name}] must have [actions]`);
  return { application, name, actions, metadata: reader.freeObject('metadata') ?? {} };
}

function problemsOf(privileges: readonly ApplicationPrivilege[]): string[] {
  if (privileges.length === 0) return ['At least one application privilege must be provided'];
  return privileges.flatMap(({ application, name, actions, metadata }) =>
    [
      applicationNameProblem(application, { allowWildcard: false }),
      storedNameProblem(name),
      actions.length === 0 ? 'Application privileges must have at least one action' : undefined,
      ...actions.map(storedActionProblem),
      hasReservedKey(metadata)
        ? `metadata keys may not start with [_] (in privilege ${application} ${name})`
        : undefined,
    ].filter((problem) => problem !== undefined),
  );
}

function byApplication<T extends { readonly application: string; readonly name: string }>(
  rows: readonly T[],
  show: (row: T) => object,
): Record<string, Record<string, object>> {
  const grouped: Record<string, Record<string, object>> = {};
  for (const row of rows) {
    grouped[row.application] = { ...grouped[row.application], [row.name]: show(row) };
  }
  return grouped;
}
