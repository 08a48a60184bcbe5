/**
 * The known names that look like a misspelt one, the likest first: for "did you mean" in errors.
 */
function similarNames(name: string, known: readonly string[]): string[] {
  return known
    .map((candidate) => ({ candidate, likeness: likeness(name, candidate) }))
    .filter((scored) => scored.likeness > 0.5)
    .sort((a, b) => b.likeness - a.likeness || (a.candidate < b.candidate ? -1 : 1))
    .map((scored) => scored.candidate);
}

/** ` did you mean [a]?`, ` did you mean any of [a, b]?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const similar = similarNames(name, known);
  if (similar.length === 0) return '';
  return similar.length === 1
    ? ` did you mean [${similar.join()}]?`
    : ` did you mean any of [${similar.join(', ')}]?`;
}

function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || longest > 100) return 0;
  return 1 - editDistance(a, b) / longest;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
