import type { SearchContext, SearchField } from '../fields';
import { compileWildcard, hasWildcard } from '../../lib/wildcard';

/** A field to search, and how much it counts. */
export interface BoostedField {
  readonly field: SearchField;
  readonly boost: number;
}

const UNSEARCHABLE = ['object', 'nested', 'binary'];

/**
 * Resolves `title^2`, `meta*` and plain names to mapped fields; unknown names select nothing. An
 * empty list means every field.
 */
export function expandFields<D>(
  context: SearchContext<D>,
  patterns: readonly string[],
): readonly BoostedField[] {
  const found = (patterns.length === 0 ? ['*'] : patterns).flatMap((pattern) => {
    const [, name = pattern, boost = '1'] = /^(.*)\^(\d+(?:\.\d+)?)$/.exec(pattern) ?? [];
    return namesOf(context, name).map((field) => ({ name: field, boost: Number(boost) }));
  });
  return found.flatMap(({ name, boost }) => {
    const field = context.field(name);
    return field === undefined || UNSEARCHABLE.includes(field.type) ? [] : [{ field, boost }];
  });
}

function namesOf<D>(context: SearchContext<D>, pattern: string): readonly string[] {
  if (!hasWildcard(pattern)) {
    return context.fieldNames().includes(pattern) ? [pattern] : [];
  }
  return context.fieldNames().filter(compileWildcard(pattern));
}
