/** The messages of those problems that there are, in their order. */
export function applicable(
  problems: readonly (readonly [isThere: boolean, message: string])[],
): readonly string[] {
  return problems.filter(([isThere]) => isThere).map(([, message]) => message);
}
