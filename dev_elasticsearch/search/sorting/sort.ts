import { resolveDateMath } from '../dates/date_math';
import { formatDate } from '../dates/dates';
import type { FieldValue, SearchContext, SearchField } from '../fields';
import {
  compareValues,
  DEFAULT_DATE_FORMAT,
  isDate,
  isInteger,
  isNumeric,
  isTextual,
  shownValue,
  toFieldValue,
} from '../fields';
import { queryShardError, shardIllegalArgument } from '../search_error';
import type { SortClause } from './sort_clause';
import { refuseUnsortable, sortValue, valuesToSort } from './sort_values';

export { parseSort } from './sort_clause';
export type { SortClause } from './sort_clause';

/** What a document is sorted by; null = no value. */
export type SortKey = FieldValue | null;

/** A key as an answer shows it; the largest and smallest long are no doubles. */
export type ShownKey = SortKey | bigint;

/** What a sort needs to know of a matching document. */
export interface SortCandidate<D> {
  readonly document: D;
  readonly score: number;
  /** Position in storage order, the value of `_doc`; unique in the whole search. */
  readonly position: number;
}

/** A sort bound to the fields of one index. */
export interface CompiledSort<D> {
  /** One key for each clause, to be compared by {@link compareSortKeys}. */
  keys(candidate: SortCandidate<D>): readonly SortKey[];
  /** The keys as an answer shows them: absent numbers and dates are the largest or smallest long. */
  render(keys: readonly SortKey[]): readonly ShownKey[];
  /**
   * The keys of a `search_after`, the reverse of `render`.
   * @throws ShardError when the number of values or one of their types is wrong.
   */
  readAfter(values: readonly unknown[]): readonly SortKey[];
}

const SPECIAL = ['_score', '_doc', '_shard_doc'];
const LARGEST_LONG = 2 ** 63;

/**
 * Binds a sort to the fields of one index (or of anything with a {@link SearchContext}).
 * Takes the clauses that {@link parseSort} made. Stable entry point.
 * @throws ShardError: field unmapped without `unmapped_type`, text fields.
 */
export function compileSort<D>(
  sort: readonly SortClause[],
  context: SearchContext<D>,
): CompiledSort<D> {
  const bound = sort.map((clause) => bindClause(clause, context));
  return {
    keys: (candidate) => bound.map(({ key }) => key(candidate)),
    render: (keys) => keys.map((key, at) => bound[at]?.show(key) ?? null),
    readAfter: (values) => {
      if (values.length !== bound.length) {
        throw shardIllegalArgument(
          `search_after has ${values.length} value(s) but sort has ${bound.length}.`,
        );
      }
      return bound.map(({ read }, at) => read(values[at]));
    },
  };
}

/** Order of two documents by their keys; 0 when no clause tells them apart. */
export function compareSortKeys(
  clauses: readonly SortClause[],
  a: readonly SortKey[],
  b: readonly SortKey[],
): number {
  let at = 0;
  for (const clause of clauses) {
    const order = compareKey(clause, a[at] ?? null, b[at] ?? null);
    if (order !== 0) {
      return order;
    }
    at += 1;
  }
  return 0;
}

/** True when a sort needs scores, which are not worked out for other sorts. */
export function sortsByScore(clauses: readonly SortClause[]): boolean {
  return clauses.length === 0 || clauses.some(({ field }) => field === '_score');
}

function compareKey(clause: SortClause, a: SortKey, b: SortKey): number {
  if (a === null || b === null) {
    const missingFirst = clause.missing === '_first' ? -1 : 1;
    return a === b ? 0 : a === null ? missingFirst : -missingFirst;
  }
  return clause.order === 'asc' ? compareValues(a, b) : compareValues(b, a);
}

interface BoundClause<D> {
  readonly key: (candidate: SortCandidate<D>) => SortKey;
  readonly read: (value: unknown) => SortKey;
  readonly show: (key: SortKey) => ShownKey;
}

function bindClause<D>(clause: SortClause, context: SearchContext<D>): BoundClause<D> {
  if (SPECIAL.includes(clause.field)) {
    return {
      key: ({ score, position }) => (clause.field === '_score' ? score : position),
      read: (value) => toFieldValue({ name: clause.field, type: 'double' }, value, context.now),
      show: (key) => key,
    };
  }
  const mapped = context.field(clause.field);
  const field = mapped ?? assumedField(clause);
  const { missing } = clause;
  const substitute =
    missing === '_first' || missing === '_last'
      ? null
      : numbered(toFieldValue(field, missing, context.now));
  refuseUnsortable(field, context);
  const values = mapped === undefined ? () => [] : valuesToSort(clause, field, context);
  return {
    key: ({ document }) => sortValue(values(document), clause, field) ?? substitute,
    read: (value) => (isAbsent(value) ? null : readKey(value, { clause, field, context })),
    show: (key) => (key === null ? absentValue(clause, field) : shownKey(key, clause, field)),
  };
}

function assumedField({ field, unmappedType }: SortClause): SearchField {
  if (unmappedType === undefined) {
    throw queryShardError(`No mapping found for [${field}] in order to sort on`);
  }
  return { name: field, type: unmappedType };
}

/** Booleans are sorted, and shown, as 1 and 0. */
function numbered(value: FieldValue): FieldValue {
  return typeof value === 'boolean' ? Number(value) : value;
}

interface KeyPlace<D> {
  readonly clause: SortClause;
  readonly field: SearchField;
  readonly context: SearchContext<D>;
}

function readKey<D>(value: unknown, { clause, field, context }: KeyPlace<D>): SortKey {
  if (field.type === 'boolean' && (value === 0 || value === 1)) {
    return value;
  }
  const { format } = clause;
  return isDate(field.type) && format !== undefined
    ? resolveDateMath(value, { format, now: context.now })
    : numbered(toFieldValue(field, value, context.now));
}

function shownKey(key: FieldValue, { format }: SortClause, field: SearchField): FieldValue {
  return isDate(field.type) && format !== undefined
    ? formatDate(Number(key), format === '' ? (field.format ?? DEFAULT_DATE_FORMAT) : format)
    : shownValue(key, field.type);
}

function absentValue({ order, missing }: SortClause, field: SearchField): ShownKey {
  if (isTextual(field.type) || field.type === 'ip') {
    return null;
  }
  const isLargest = (order === 'asc') === (missing !== '_first');
  if (isInteger(field.type) || isDate(field.type) || !isNumeric(field.type)) {
    return isLargest ? 2n ** 63n - 1n : -(2n ** 63n);
  }
  return isLargest ? 'Infinity' : '-Infinity';
}

function isAbsent(value: unknown): boolean {
  return (
    value === null ||
    value === 'Infinity' ||
    value === '-Infinity' ||
    ((typeof value === 'number' || typeof value === 'bigint') &&
      Math.abs(Number(value)) >= LARGEST_LONG)
  );
}
