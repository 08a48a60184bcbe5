import { parseFailure } from '../../lib/elasticsearch_error';
import { emulatedVersion } from '../../lib/version';
import type { EmulatedVersion } from '../../lib/version';
import { given } from '../../lib/given';
import { isObject, tokenOf } from '../../lib/json/object_reader';
import { parseGlobal } from './parse_global_privileges';
import type { JsonPlace } from './parse_global_privileges';
import { parseIndices, parseRemoteIndices } from './parse_indices_privileges';
import {
  missingField,
  objectList,
  optionalObject,
  refuseOthers,
  stringList,
  text,
  wrongType,
} from './role_fields';
import type { RoleContext } from './role_fields';
import type {
  ApplicationPrivileges,
  RemoteClusterPrivileges,
  Restriction,
  RoleDescriptor,
} from './role_descriptor';

/** Which members are legal besides those that are so everywhere. */
export interface DescriptorRules {
  /** Roles have a description, the descriptors of API keys have none. */
  readonly allowDescription: boolean;
  /** API keys may be restricted to workflows, roles may not. */
  readonly allowRestriction: boolean;
  /** Says which members there are. Absent = those of the newest release. */
  readonly version?: EmulatedVersion;
  /** Where the descriptor stands, for places in errors. Absent = errors without a place. */
  readonly place?: JsonPlace;
}

type Fields = Readonly<Record<string, unknown>>;

const FIELDS = [
  'cluster',
  'index',
  'indices',
  'application',
  'applications',
  'run_as',
  'global',
  'metadata',
  'transient_metadata',
  'remote_indices',
  // A leftover of stored roles, read past without effect.
  'type',
];

/**
 * Reads a role descriptor in any accepted spelling into the normalised form.
 * @throws 400 parse_exception that names the role and the field.
 */
export function parseRoleDescriptor(
  role: string,
  value: unknown,
  rules: DescriptorRules,
): RoleDescriptor {
  if (!isObject(value)) {
    throw parseFailure(
      `failed to parse role [${role}]. expected an object but found [${tokenOf(value)}]`,
    );
  }
  checkFields(role, value, rules);
  const context = { role };
  return {
    cluster: stringList(value.cluster ?? [], 'cluster', context),
    ...given({ global: parseGlobal(value.global, rules) }),
    indices: parseIndices(value.indices ?? value.index ?? [], context),
    applications: parseApplications(value.applications ?? value.application ?? [], context),
    run_as: stringList(value.run_as ?? [], 'run_as', context),
    metadata: optionalObject(value, 'metadata', context) ?? {},
    transient_metadata: { enabled: true },
    ...parseNewerMembers(value, context),
  };
}

function parseNewerMembers(value: Fields, context: RoleContext): Partial<RoleDescriptor> {
  const parsed = <T>(field: string, parse: (member: unknown) => T): T | undefined =>
    value[field] === undefined ? undefined : parse(value[field]);
  return given({
    remote_indices: parsed('remote_indices', (member) => parseRemoteIndices(member, context)),
    remote_cluster: parsed('remote_cluster', (member) => parseRemoteCluster(member, context)),
    restriction: parsed('restriction', (member) => parseRestriction(member, context)),
    description: parsed('description', (member) => text(member, 'description', context)),
  });
}

function checkFields(role: string, value: Fields, rules: DescriptorRules): void {
  const { version = emulatedVersion() } = rules;
  const known = [
    ...FIELDS,
    ...(version.has('remote_cluster_privileges') ? ['remote_cluster'] : []),
    ...(rules.allowDescription ? ['description'] : []),
    ...(rules.allowRestriction ? ['restriction'] : []),
  ];
  const unknown = Object.keys(value).find((field) => !known.includes(field));
  if (unknown !== undefined) {
    throw parseFailure(`failed to parse role [${role}]. unexpected field [${unknown}]`);
  }
  const twice = [
    ['index', 'indices'],
    ['application', 'applications'],
  ].find((spellings) => spellings.every((spelling) => spelling in value));
  if (twice !== undefined) {
    throw parseFailure(
      `failed to parse role [${role}]. [${twice.join('] and [')}] are the same field`,
    );
  }
}

function parseApplications(value: unknown, context: RoleContext): ApplicationPrivileges[] {
  return objectList(value, 'applications', context).map((entry) => {
    refuseOthers(entry, ['application', 'privileges', 'resources'], {
      ...context,
      what: 'applications',
    });
    const missing = ['application', 'privileges', 'resources'].find((field) => !(field in entry));
    if (missing !== undefined) throw missingField('application privileges', missing, context);
    return {
      application: text(entry.application, 'application', context),
      privileges: stringList(entry.privileges, 'privileges', context),
      resources: stringList(entry.resources, 'resources', context),
    };
  });
}

function parseRemoteCluster(value: unknown, context: RoleContext): RemoteClusterPrivileges[] {
  return objectList(value, 'remote_cluster', context).map((entry) => {
    refuseOthers(entry, ['privileges', 'clusters'], { ...context, what: 'remote_cluster' });
    const missing = ['privileges', 'clusters'].find((field) => !(field in entry));
    if (missing !== undefined) throw missingField('remote_cluster', missing, context);
    return {
      privileges: stringList(entry.privileges, 'privileges', context),
      clusters: stringList(entry.clusters, 'clusters', context),
    };
  });
}

function parseRestriction(value: unknown, context: RoleContext): Restriction {
  if (!isObject(value)) throw wrongType('restriction', value, context);
  refuseOthers(value, ['workflows'], { ...context, what: 'restriction' });
  return value.workflows === undefined
    ? {}
    : { workflows: stringList(value.workflows, 'workflows', context) };
}
