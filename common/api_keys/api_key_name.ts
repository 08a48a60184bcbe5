/** Longest name Elasticsearch takes, in UTF-16 code units (JavaScript's `length`). */
export const MAX_API_KEY_NAME_LENGTH = 256;

/** Why a name is refused. */
export type ApiKeyNameProblem =
  'empty' | 'too_long' | 'leading_or_trailing_space' | 'leading_underscore';

/**
 * Elasticsearch trims by code points up to U+0020 only, so that a trailing no-break space is legal;
 * `String.trim` would refuse it.
 */
const isTrimmed = (name: string): boolean =>
  name.charCodeAt(0) > 0x20 && name.charCodeAt(name.length - 1) > 0x20;

/** The first rule of Elasticsearch that the name breaks; undefined when it is legal. */
export function apiKeyNameProblem(name: string): ApiKeyNameProblem | undefined {
  if (name === '') return 'empty';
  if (name.length > MAX_API_KEY_NAME_LENGTH) return 'too_long';
  if (!isTrimmed(name)) return 'leading_or_trailing_space';
  return name.startsWith('_') ? 'leading_underscore' : undefined;
}
