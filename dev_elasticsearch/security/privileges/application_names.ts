/** Whether a trailing `*` is legal: in descriptors it is, where privileges are stored it is not. */
export interface ApplicationNameRules {
  readonly allowWildcard: boolean;
}

const PREFIX = /^[a-z][A-Za-z0-9]*$/;
const PRIVILEGE_NAME = /^[a-z][a-zA-Z0-9_.-]*$/;

/** Printable ASCII without the blank: Java's `Graph`. */
const GRAPH = /^[!-~]*$/;

/** What is wrong with an application's name, in Elasticsearch's words; undefined when nothing is. */
export function applicationNameProblem(
  name: string,
  { allowWildcard }: ApplicationNameRules,
): string | undefined {
  if (name === '') return 'Application names cannot be blank';
  if (name === '*' && allowWildcard) return undefined;
  const asterisk = name.indexOf('*');
  if (asterisk !== -1 && !allowWildcard) {
    return `Application names may not contain '*' (found '${name}')`;
  }
  if (asterisk !== -1 && asterisk < name.length - 1) {
    return `Application name patterns only support trailing wildcards (found '${name}')`;
  }
  if (/\s/.test(name)) return `Application names may not contain whitespace (found '${name}')`;
  const isCut = asterisk !== -1;
  return partsProblem(isCut ? name.slice(0, -1) : name, isCut);
}

function partsProblem(name: string, isCut: boolean): string | undefined {
  const [, prefix = '', suffix = ''] = /^([^_-]*)[_-]?([^]*)$/.exec(name) ?? [];
  if (!PREFIX.test(prefix)) {
    return `An application name prefix must match the pattern ^[a-z][A-Za-z0-9]*$ (found '${prefix}')`;
  }
  if (prefix.length < 3 && !isCut) {
    return `An application name prefix must be at least 3 characters long (found '${prefix}')`;
  }
  if (/[\\/*?"<>|, ]/.test(suffix)) {
    return `An application name suffix may not contain any of the characters '\\/*?"<>|, ' (found '${suffix}')`;
  }
  return undefined;
}

/** What is wrong with what a descriptor grants in an application: a privilege name or an action. */
export function applicationPrivilegeProblem(name: string): string | undefined {
  if (GRAPH.test(name)) return undefined;
  return `Application privilege names and actions must match the pattern ^\\p{Graph}*$ (found '${name}')`;
}

/** Is this a name that a privilege may be stored under? Everything else is an action or a pattern. */
export function isApplicationPrivilegeName(name: string): boolean {
  return PRIVILEGE_NAME.test(name);
}

/** What is wrong with the name of a privilege that is to be stored. */
export function storedNameProblem(name: string): string | undefined {
  if (isApplicationPrivilegeName(name)) return undefined;
  return `Application privilege names must match the pattern ^[a-z][a-zA-Z0-9_.-]*$ (found '${name}')`;
}

/** What is wrong with an action of a privilege that is to be stored: it must not look like a name. */
export function storedActionProblem(action: string): string | undefined {
  if (!/[/*:]/.test(action)) return `action [${action}] must contain one of [ '/' , '*' , ':' ]`;
  return applicationPrivilegeProblem(action);
}
