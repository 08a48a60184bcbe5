import { parseFailure } from '../../lib/elasticsearch_error';
import type { ElasticsearchError } from '../../lib/elasticsearch_error';
import { isObject, tokenOf } from '../../lib/json/object_reader';

type Fields = Readonly<Record<string, unknown>>;

/** The part of a request under parsing: named in reasons. */
export interface RoleContext {
  readonly role: string;
}

/** Refuses members of an entry that its grammar does not know. */
export function refuseOthers(
  entry: Fields,
  known: readonly string[],
  { role, what }: RoleContext & { readonly what: string },
): void {
  const unknown = Object.keys(entry).find((field) => !known.includes(field));
  if (unknown !== undefined) {
    throw parseFailure(`failed to parse ${what} for role [${role}]. unexpected field [${unknown}]`);
  }
}

/** A list of objects, or a 400. */
export function objectList(value: unknown, field: string, context: RoleContext): Fields[] {
  if (!Array.isArray(value)) throw wrongType(field, value, context);
  return value.map((entry: unknown) => {
    if (isObject(entry)) return entry;
    throw wrongType(field, entry, context);
  });
}

/** A list of strings, a single string being a list of one, or a 400. */
export function stringList(value: unknown, field: string, context: RoleContext): string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) throw wrongType(field, value, context);
  return value.map((entry: unknown) => text(entry, field, context));
}

/** A string, or a 400. */
export function text(value: unknown, field: string, context: RoleContext): string {
  if (typeof value === 'string') return value;
  throw wrongType(field, value, context);
}

/** An object, undefined when absent, or a 400. */
export function optionalObject(
  value: Fields,
  field: string,
  context: RoleContext,
): Fields | undefined {
  const member = value[field];
  if (member === undefined || isObject(member)) return member;
  throw wrongType(field, member, context);
}

/** The 400 for a member that must be there. */
export function missingField(
  what: string,
  field: string,
  { role }: RoleContext,
): ElasticsearchError {
  return parseFailure(
    `failed to parse ${what} for role [${role}]. missing required [${field}] field`,
  );
}

/** The 400 for a member of the wrong kind. */
export function wrongType(
  field: string,
  value: unknown,
  { role }: RoleContext,
): ElasticsearchError {
  const found = `unexpected value of type [${tokenOf(value)}]`;
  return parseFailure(`failed to parse role [${role}]. ${found} for field [${field}]`);
}
