/** Nested flags, as capabilities are inside. */
export interface Flags {
  readonly [name: string]: boolean | Flags;
}

/**
 * Both trees together.
 * @throws when one flag is there twice with different values
 */
export function mergeFlags(left: Flags, right: Flags, path = ''): Flags {
  const merged: Record<string, boolean | Flags> = { ...left };
  for (const [name, value] of Object.entries(right)) {
    const before = left[name];
    if (typeof before === 'object' && typeof value === 'object') {
      merged[name] = mergeFlags(before, value, `${path}${name}.`);
    } else if (before === undefined || before === value) {
      merged[name] = value;
    } else {
      throw new Error(`conflict trying to merge capability [${path}${name}]`);
    }
  }
  return merged;
}

/** The tree with the changed flags; changes to flags it does not have are left out. */
export function switchFlags(flags: Flags, changes: Flags): Flags {
  const switched = Object.entries(flags).map(([name, value]): [string, boolean | Flags] => {
    const change = changes[name];
    if (typeof value === 'object') {
      return [name, typeof change === 'object' ? switchFlags(value, change) : value];
    }
    return [name, typeof change === 'boolean' ? change : value];
  });
  return Object.fromEntries(switched);
}

/** True when two sets of dotted paths can name one flag; `*` ends a path and stands for the rest. */
export function matchesPath(
  left: string | readonly string[],
  right: string | readonly string[],
): boolean {
  return [left].flat().some((a) => [right].flat().some((b) => overlap(a, b)));
}

function overlap(left: string, right: string): boolean {
  const [a, b] = [left.split('.'), right.split('.')];
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    if (a[i] === '*' || b[i] === '*') return true;
    if (a[i] !== b[i]) return false;
  }
  return true;
}
