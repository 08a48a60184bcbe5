import { isObject } from '../../../lib/json/object_reader';
import { stringifyJson } from '../../../lib/json/stringify_json';

/** Stands between path and value of a leaf; a path cannot hold it. */
export const SEPARATOR = '\0';

/** One value somewhere in an object, under the names that lead to it joined by dots. */
export interface MetadataLeaf {
  readonly path: string;
  /** Every leaf is text: metadata is a `flattened` field. */
  readonly value: string;
  /** How many objects it is in, 1 for a leaf at the top. */
  readonly depth: number;
}

/** Every text, number and boolean in metadata; lists stand for their members, null for nothing. */
export function leavesOf(metadata: Readonly<Record<string, unknown>>): MetadataLeaf[] {
  const leaves: MetadataLeaf[] = [];
  collectMembers(metadata, { path: '', depth: 1 }, leaves);
  return leaves;
}

interface Place {
  readonly path: string;
  readonly depth: number;
}

function collectMembers(object: object, { path, depth }: Place, into: MetadataLeaf[]): void {
  for (const [name, member] of Object.entries(object)) {
    collectLeaves(member, { path: path === '' ? name : `${path}.${name}`, depth }, into);
  }
}

function collectLeaves(value: unknown, place: Place, into: MetadataLeaf[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collectLeaves(item, place, into);
  } else if (isObject(value)) {
    collectMembers(value, { ...place, depth: place.depth + 1 }, into);
  } else if (typeof value === 'string') {
    into.push({ ...place, value });
  } else if (value !== null && value !== undefined) {
    into.push({ ...place, value: stringifyJson(value) });
  }
}

/** The leaves as terms `path\0value`. */
export function metadataTerms(metadata: Readonly<Record<string, unknown>>): string[] {
  return leavesOf(metadata).map(({ path, value }) => path + SEPARATOR + value);
}
