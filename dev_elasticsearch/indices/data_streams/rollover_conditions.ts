import { validationFailed } from '../../lib/elasticsearch_error';
import type { ObjectReader } from '../../lib/json/object_reader';
import { parseTimeValue } from '../../lib/time_value';

/** Present size and age of what may be rolled over. */
export interface RolloverState {
  readonly documents: number;
  /** Milliseconds since the index was made. */
  readonly age: number;
}

/** One condition, as the answer names it. */
export interface RolloverCondition {
  /** `[max_docs: 5]`. */
  readonly label: string;
  /** `min_…` conditions must all hold beside one of the others. */
  readonly isMinimum: boolean;
  readonly holds: (state: RolloverState) => boolean;
}

const COUNTS = ['max_docs', 'min_docs', 'max_primary_shard_docs', 'min_primary_shard_docs'];
const AGES = ['max_age', 'min_age'];

/**
 * Reads `conditions`; none = roll over in any case. Sizes in bytes are refused: nothing here has any.
 * @throws `x_content_parse_exception`, `illegal_argument_exception`, or a validation error for
 *   minimums alone.
 */
export function readRolloverConditions(
  reader: ObjectReader | undefined,
): readonly RolloverCondition[] {
  if (reader === undefined) {
    return [];
  }
  reader.allowOnly([...COUNTS, ...AGES]);
  const conditions = reader.fields.map((name) =>
    AGES.includes(name) ? readAge(name, reader) : readCount(name, reader),
  );
  if (conditions.length > 0 && conditions.every(({ isMinimum }) => isMinimum)) {
    throw validationFailed([
      'at least one max_* rollover condition must be set when using min_* conditions',
    ]);
  }
  return conditions;
}

/** Is it time? Without conditions it always is. */
export function areMet(conditions: readonly RolloverCondition[], state: RolloverState): boolean {
  const least = conditions.filter(({ isMinimum }) => isMinimum);
  const others = conditions.filter(({ isMinimum }) => !isMinimum);
  return (
    least.every(({ holds }) => holds(state)) &&
    (others.length === 0 || others.some(({ holds }) => holds(state)))
  );
}

function readAge(name: string, reader: ObjectReader): RolloverCondition {
  const text = reader.string(name) ?? '';
  const limit = parseTimeValue(text, name);
  return {
    label: `[${name}: ${text}]`,
    isMinimum: name.startsWith('min_'),
    holds: ({ age }) => age >= limit,
  };
}

function readCount(name: string, reader: ObjectReader): RolloverCondition {
  const limit = reader.integer(name) ?? 0;
  return {
    label: `[${name}: ${limit}]`,
    isMinimum: name.startsWith('min_'),
    holds: ({ documents }) => documents >= limit,
  };
}
