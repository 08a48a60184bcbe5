/**
 * Code of an operating-system error such as `ENOENT`; undefined for anything else. Looks at the form
 * rather than the class, since test runners have a class `Error` of their own.
 */
export function systemErrorCode(error: unknown): string | undefined {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : undefined;
}
