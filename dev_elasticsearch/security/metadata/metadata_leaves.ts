import { isObject } from '../../lib/json/object_reader';
import { stringifyJson } from '../../lib/json/stringify_json';

/** Stands between path and value of a leaf; a path cannot hold it. */
export const SEPARATOR = '\0';

/**
 * Takes one value somewhere in metadata: the names that lead to it joined by dots, its text (every leaf
 * of a `flattened` field is one), and how many objects it is in, 1 for a leaf at the top.
 */
export type VisitLeaf = (path: string, value: string, depth: number) => void;

/** Visits every text, number and boolean in metadata; lists stand for their members, null for nothing. */
export function visitLeaves(metadata: object, visit: VisitLeaf): void {
  new LeafWalk(visit).members(metadata, '', 1);
}

/** The leaves as a list. */
export function leavesOf(metadata: object): { readonly path: string; readonly value: string }[] {
  const leaves: { readonly path: string; readonly value: string }[] = [];
  visitLeaves(metadata, (path, value) => leaves.push({ path, value }));
  return leaves;
}

/** The leaves as terms `path\0value`. */
export function metadataTerms(metadata: object): string[] {
  const terms: string[] = [];
  visitLeaves(metadata, (path, value) => terms.push(path + SEPARATOR + value));
  return terms;
}

class LeafWalk {
  constructor(private readonly visit: VisitLeaf) {}

  members(object: object, path: string, depth: number): void {
    for (const [name, member] of Object.entries(object)) {
      this.value(member, path === '' ? name : `${path}.${name}`, depth);
    }
  }

  private value(value: unknown, path: string, depth: number): void {
    if (typeof value === 'string') this.visit(path, value, depth);
    else if (Array.isArray(value)) for (const item of value) this.value(item, path, depth);
    else if (isObject(value)) this.members(value, path, depth + 1);
    else if (value !== null && value !== undefined) this.visit(path, stringifyJson(value), depth);
  }
}
