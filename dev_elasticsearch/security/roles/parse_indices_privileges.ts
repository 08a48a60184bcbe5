import { parseFailure } from '../../lib/elasticsearch_error';
import { isObject } from '../../lib/json/object_reader';
import { stringifyJson } from '../../lib/json/stringify_json';
import { isSubset } from '../privileges/name_patterns';
import { missingField, objectList, refuseOthers, stringList, wrongType } from './role_fields';
import type { RoleContext } from './role_fields';
import type { FieldSecurity, IndicesPrivileges, RemoteIndicesPrivileges } from './role_descriptor';

type Fields = Readonly<Record<string, unknown>>;

const FIELDS = ['names', 'privileges', 'query', 'field_security', 'allow_restricted_indices'];

/** Reads the `indices` of a role. @throws 400 parse_exception */
export function parseIndices(value: unknown, context: RoleContext): IndicesPrivileges[] {
  return objectList(value, 'indices', context).map((entry) => parseEntry(entry, FIELDS, context));
}

/** Reads `remote_indices`: the same with `clusters`. @throws 400 parse_exception */
export function parseRemoteIndices(
  value: unknown,
  context: RoleContext,
): RemoteIndicesPrivileges[] {
  return objectList(value, 'remote_indices', context).map((entry) => {
    if (entry.clusters === undefined) {
      throw missingField('remote indices privileges', 'clusters', context);
    }
    return {
      clusters: stringList(entry.clusters, 'clusters', context),
      ...parseEntry(entry, [...FIELDS, 'clusters'], context),
    };
  });
}

function parseEntry(
  entry: Fields,
  known: readonly string[],
  context: RoleContext,
): IndicesPrivileges {
  const what = 'indices privileges';
  if ('fields' in entry) {
    throw parseFailure(
      `["fields": [...]] format has changed for field permissions in role [${context.role}], ` +
        'use ["field_security": {"grant": [...], "except": [...]}] instead',
    );
  }
  refuseOthers(entry, known, { ...context, what });
  const missing = ['names', 'privileges'].find((field) => entry[field] === undefined);
  if (missing !== undefined) throw missingField(what, missing, context);
  const names = stringList(entry.names, 'names', context);
  if (names.length === 0 || names.includes('')) {
    throw parseFailure(
      `failed to parse ${what} for role [${context.role}]. [names] cannot be empty`,
    );
  }
  const fieldSecurity = parseFieldSecurity(entry.field_security, context);
  const query = parseQuery(entry.query, context);
  return {
    names,
    privileges: stringList(entry.privileges, 'privileges', context),
    ...(fieldSecurity === undefined ? {} : { field_security: fieldSecurity }),
    ...(query === undefined ? {} : { query }),
    allow_restricted_indices: parseFlag(entry.allow_restricted_indices, context),
  };
}

function parseFlag(value: unknown, context: RoleContext): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  throw wrongType('allow_restricted_indices', value, context);
}

/** Kept as text: a query given as an object is written out. */
function parseQuery(value: unknown, context: RoleContext): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (isObject(value)) return stringifyJson(value);
  throw wrongType('query', value, context);
}

function parseFieldSecurity(value: unknown, context: RoleContext): FieldSecurity | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw wrongType('field_security', value, context);
  refuseOthers(value, ['grant', 'except'], { ...context, what: 'field_security' });
  const { grant, except } = value;
  if (grant === undefined || grant === null) {
    if (except === undefined || except === null) return undefined;
    throw parseFailure(
      `failed to parse indices privileges for role [${context.role}]. field_security requires grant if except is given`,
    );
  }
  const granted = stringList(grant, 'grant', context);
  if (except === undefined || except === null) return { grant: granted };
  const excepted = stringList(except, 'except', context);
  checkExceptions(granted, excepted, context);
  return { grant: granted, except: excepted };
}

function checkExceptions(
  granted: readonly string[],
  excepted: readonly string[],
  { role }: RoleContext,
): void {
  if (isSubset({ include: excepted }, { include: granted })) return;
  throw parseFailure(
    `failed to parse indices privileges for role [${role}] - Exceptions for field permissions must be ` +
      `a subset of the granted fields but [${excepted.join(', ')}] is not a subset of [${granted.join(', ')}]`,
  );
}
