/**
 * One broken rule, before it becomes a sentence. `path` leads from the validated value to the place,
 * map keys and list indexes alike as text. `alternatives` are the failures of a union's members; the
 * member's position is already part of their paths.
 */
export interface Failure {
  readonly path: readonly string[];
  readonly text: string;
  readonly alternatives?: readonly Failure[];
}

/** Moves a failure found inside a member value below that member. */
export function below(failure: Failure, ...parents: string[]): Failure {
  const path = [...parents, ...failure.path];
  if (failure.alternatives === undefined) return { path, text: failure.text };
  return {
    path,
    text: failure.text,
    alternatives: failure.alternatives.map((alternative) => below(alternative, ...parents)),
  };
}

/**
 * Kibana's wording: `[namespace.path]: text`, a union's members on lines of their own, each nesting
 * level one blank further in.
 */
export function describeFailure(failure: Failure, namespace?: string, depth = 0): string {
  const path = namespace === undefined ? failure.path : [namespace, ...failure.path];
  const place = path.length === 0 ? '' : `[${path.join('.')}]: `;
  const members = (failure.alternatives ?? []).map(
    (alternative) =>
      `\n${' '.repeat(depth)}- ${describeFailure(alternative, namespace, depth + 1)}`,
  );
  return `${place}${failure.text}${members.join('')}`;
}
