/** The member `errors` of an answer about several profiles; undefined when all were found. */
export function profileErrors(missing: readonly string[]): object | undefined {
  if (missing.length === 0) return undefined;
  const error = { type: 'resource_not_found_exception', reason: 'profile document not found' };
  const details = [...missing].sort().map((uid): [string, object] => [uid, error]);
  return { count: missing.length, details: Object.fromEntries(details) };
}
