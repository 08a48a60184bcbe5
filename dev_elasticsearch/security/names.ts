/** 1 to 507 printable ASCII characters, no blank at either end. */
const NAME = /^(?! )[\x20-\x7e]{1,507}(?<! )$/;

/** What is wrong with the name of a user or a role; undefined when nothing is. */
export function nameProblem(kind: 'User' | 'Role', name: string): string | undefined {
  if (NAME.test(name)) return undefined;
  return (
    `${kind} names must be at least 1 and no more than 507 characters. They can contain alphanumeric ` +
    'characters (a-z, A-Z, 0-9), spaces, punctuation, and printable symbols in the Basic Latin (ASCII) ' +
    'block. Leading or trailing whitespace is not allowed.'
  );
}
