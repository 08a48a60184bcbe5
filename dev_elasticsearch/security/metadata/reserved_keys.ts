/** Keys of metadata that begin with `_` are the system's: has somebody used one, at the top level? */
export function hasReservedKey(metadata: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(metadata).some((key) => key.startsWith('_'));
}
