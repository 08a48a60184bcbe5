/** Whether a trailing `*` is legal: in descriptors it is, where privileges are stored it is not. */
export interface ApplicationNameRules {
  readonly allowWildcard: boolean;
}

/** What is wrong with an application's name; undefined when nothing is. */
export function applicationNameProblem(
  name: string,
  { allowWildcard }: ApplicationNameRules,
): string | undefined {
  if (name === '*' && allowWildcard) return undefined;
  const bare = allowWildcard && name.endsWith('*') ? name.slice(0, -1) : name;
  const [prefix, suffix = ''] = splitAtSeparator(bare);
  const isCut = bare !== name;
  if (!new RegExp(`^[a-z][A-Za-z0-9]{${isCut ? '0' : '2'},}$`).test(prefix)) {
    return `An application name prefix must match the pattern ^[a-z][A-Za-z0-9]*$ (found '${prefix}')${prefix.length < 3 ? ' and be at least 3 characters long' : ''}`;
  }
  if (/[\\/*?"<>|,\s]/.test(suffix)) {
    return `An application name suffix may not contain any of the characters '\\/*?"<>|,' or blanks (found '${suffix}')`;
  }
  return undefined;
}

function splitAtSeparator(name: string): [string, string | undefined] {
  const at = name.search(/[-_]/);
  return at === -1 ? [name, undefined] : [name.slice(0, at), name.slice(at + 1)];
}

/** What is wrong with a privilege name or action string of an application. */
export function applicationPrivilegeProblem(name: string): string | undefined {
  if (isApplicationAction(name) || isApplicationPrivilegeName(name)) return undefined;
  return `Application privilege names and actions must match the pattern [a-z][a-zA-Z0-9_.-]* or contain one of [/,*,:] (found '${name}')`;
}

/** Is this the name a privilege may be stored under? */
export function isApplicationPrivilegeName(name: string): boolean {
  return /^[a-z][a-zA-Z0-9_.-]*$/.test(name);
}

/** Is this an action or a pattern of actions? */
export function isApplicationAction(name: string): boolean {
  return /[/*:]/.test(name);
}
