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
export function* leavesOf(
  metadata: Readonly<Record<string, unknown>>,
  path = '',
  depth = 1,
): Generator<MetadataLeaf> {
  for (const [name, member] of Object.entries(metadata)) {
    yield* leavesAt(member, path === '' ? name : `${path}.${name}`, depth);
  }
}

function* leavesAt(value: unknown, path: string, depth: number): Generator<MetadataLeaf> {
  if (Array.isArray(value)) {
    for (const item of value) yield* leavesAt(item, path, depth);
  } else if (isObject(value)) {
    yield* leavesOf(value, path, depth + 1);
  } else if (typeof value === 'string') {
    yield { path, value, depth };
  } else if (value !== null && value !== undefined) {
    yield { path, value: stringifyJson(value), depth };
  }
}

/** The leaves as terms `path\0value`. */
export function* metadataTerms(metadata: Readonly<Record<string, unknown>>): Generator<string> {
  for (const { path, value } of leavesOf(metadata)) yield path + SEPARATOR + value;
}
