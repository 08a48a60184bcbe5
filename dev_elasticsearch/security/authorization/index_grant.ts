import { compileActions } from '../privileges/action_patterns';
import type { ActionTest } from '../privileges/action_patterns';
import { WRITERS, indexPrivilege } from '../privileges/index_privileges';
import { compileNames } from '../privileges/name_patterns';
import type { NameTest } from '../privileges/name_patterns';
import { isRestrictedIndex } from '../privileges/restricted_indices';
import { compileRoleQuery } from '../role_queries/role_query';
import type { RoleQuery } from '../role_queries/role_query';
import type { FieldSecurity, IndicesPrivileges } from '../roles/role_descriptor';

/** One `indices` entry of a descriptor, compiled. */
export interface IndexGrant {
  readonly allowsAction: ActionTest;
  /** Named privileges that let a mapping grow by writing alone, which is deprecated. */
  readonly growing: readonly string[];
  readonly matchesName: NameTest;
  readonly allowRestricted: boolean;
  /** The documents it shows; absent = all. */
  readonly query?: RoleQuery;
  /** The fields it shows, by dotted path; absent = all. */
  readonly allowsField?: NameTest;
}

/** Compiles an entry. A privilege name that this server does not know grants nothing. */
export function compileGrant(entry: IndicesPrivileges): IndexGrant {
  const names = entry.privileges.map((name) => name.toLowerCase());
  const patterns = names.flatMap((name) => indexPrivilege(name) ?? []);
  const growing = names.filter((name) => WRITERS.includes(name));
  const allowsField = compileFields(entry.field_security);
  return {
    allowsAction: compileActions(...patterns),
    growing,
    matchesName: compileNames(entry.names),
    allowRestricted: entry.allow_restricted_indices,
    ...(entry.query === undefined ? {} : { query: compileRoleQuery(entry.query) }),
    ...(allowsField === undefined ? {} : { allowsField }),
  };
}

/** Does the entry hold for this index, alias or data stream? */
export function reaches(grant: IndexGrant, name: string): boolean {
  return grant.matchesName(name) && (grant.allowRestricted || !isRestrictedIndex(name));
}

function compileFields(security: FieldSecurity | undefined): NameTest | undefined {
  if (security === undefined) return undefined;
  const { grant, except = [] } = security;
  if (grant.includes('*') && except.length === 0) return undefined;
  const isGranted = compileNames(grant);
  const isExcepted = compileNames(except);
  return (path) => isGranted(path) && !isExcepted(path);
}
