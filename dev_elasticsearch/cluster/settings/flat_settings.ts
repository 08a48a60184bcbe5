import { isObject } from '../../lib/json/object_reader';
import { textOf } from '../../lib/json/text_of';

/** Settings by their full names; lists are kept, everything else is text. */
export type FlatSettings = Readonly<Record<string, string | readonly string[]>>;

/** Names and values as given, flat or nested; null = to be taken back. */
export function flatten(
  tree: Readonly<Record<string, unknown>>,
  prefix = '',
): [name: string, value: string | readonly string[] | null][] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const path = prefix + name;
    if (isObject(value)) return flatten(value, `${path}.`);
    if (value === null) return [[path, null]];
    return [[path, Array.isArray(value) ? value.map(textOf) : textOf(value)]];
  });
}

/** The tree of which these are the full names. A name that is also a branch stays flat. */
export function nest(flat: FlatSettings): Readonly<Record<string, unknown>> {
  const root = new Map<string, unknown>();
  for (const [path, value] of Object.entries(flat)) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    const parent = names.reduce<Branch | undefined>(
      (branch, name) => (branch === undefined ? undefined : branchOf(branch, name)),
      root,
    );
    if (parent === undefined || parent.has(last)) root.set(path, value);
    else parent.set(last, value);
  }
  return plain(root);
}

type Branch = Map<string, unknown>;

function branchOf(parent: Branch, name: string): Branch | undefined {
  const known = parent.get(name);
  if (known instanceof Map) return known as Branch;
  if (known !== undefined) return undefined;
  const made: Branch = new Map<string, unknown>();
  parent.set(name, made);
  return made;
}

function plain(branch: Branch): Readonly<Record<string, unknown>> {
  const entries = Array.from(branch, ([name, value]) => [
    name,
    value instanceof Map ? plain(value as Branch) : value,
  ]);
  return Object.fromEntries(entries) as Readonly<Record<string, unknown>>;
}
