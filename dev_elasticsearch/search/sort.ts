import type { FieldValue, SearchContext, SearchField } from './fields';
import { compareValues, isDate, isInteger, isNumeric, isTextual, toFieldValue } from './fields';
import type { JsonObject } from './request_reader';
import { asList, isObject, readOption } from './request_reader';
import { parsingError, queryShardError, shardIllegalArgument } from './search_error';

/** One criterion of a sort, its grammar checked. */
export interface SortClause {
  /** A field, `_score`, `_doc` or `_shard_doc`. */
  readonly field: string;
  readonly order: 'asc' | 'desc';
  /** Where documents without a value go, `_first` or `_last`, or the value they count as. */
  readonly missing: FieldValue;
  /** Type to assume where the field is unmapped; undefined = unmapped is an error. */
  readonly unmappedType: string | undefined;
  /** Which of several values counts. */
  readonly mode: 'min' | 'max' | 'sum' | 'avg' | 'median';
}

/** What a document is sorted by; null = no value. */
export type SortKey = FieldValue | null;

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
  render(keys: readonly SortKey[]): readonly SortKey[];
  /**
   * The keys of a `search_after`, the reverse of `render`.
   * @throws ShardError when the number of values or one of their types is wrong.
   */
  readAfter(values: readonly unknown[]): readonly SortKey[];
}

const OPTIONS = ['order', 'missing', 'unmapped_type', 'mode', 'format', 'numeric_type', 'nested'];
const MODES = ['min', 'max', 'sum', 'avg', 'median'];
const SPECIAL = ['_score', '_doc', '_shard_doc'];
const LARGEST_LONG = 2 ** 63;

/**
 * Checks the grammar of `sort`: a name, `{field: order}`, `{field: {…}}`, or a list of them.
 * @throws `parsing_exception` for anything else.
 */
export function parseSort(sort: unknown): readonly SortClause[] {
  return asList(sort).flatMap((item) => {
    if (typeof item === 'string') {
      return [readClause(item, {})];
    }
    if (!isObject(item)) {
      throw parsingError(
        'malformed sort format, within the sort array, an object, or an actual string are allowed',
      );
    }
    return Object.entries(item).map(([field, given]) =>
      readClause(field, isObject(given) ? given : { order: given }),
    );
  });
}

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
    render: (keys) => keys.map((key, at) => key ?? bound[at]?.absent ?? null),
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
  for (const [at, clause] of clauses.entries()) {
    const order = compareKey(clause, a[at] ?? null, b[at] ?? null);
    if (order !== 0) {
      return order;
    }
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

function readClause(field: string, options: JsonObject): SortClause {
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) {
    throw parsingError(`[field_sort] unknown field [${unknown}]`);
  }
  const fallback = field === '_score' ? 'desc' : 'asc';
  const order = readOption(options, 'order', 'string')?.toLowerCase() ?? fallback;
  if (order !== 'asc' && order !== 'desc') {
    throw parsingError(`No enum constant of sort order [${order}], expected [asc] or [desc]`);
  }
  const mode = readOption(options, 'mode', 'string') ?? (order === 'asc' ? 'min' : 'max');
  if (!isMode(mode)) {
    throw parsingError(`Unknown SortMode [${mode}]`);
  }
  const unmappedType = readOption(options, 'unmapped_type', 'string');
  return { field, order, missing: readMissing(options.missing), unmappedType, mode };
}

function isMode(mode: string): mode is SortClause['mode'] {
  return MODES.includes(mode);
}

function readMissing(missing: unknown): SortClause['missing'] {
  if (missing === undefined || missing === null) {
    return '_last';
  }
  if (typeof missing === 'object') {
    throw parsingError('[field_sort] missing must be a value');
  }
  return missing as FieldValue;
}

interface BoundClause<D> {
  readonly key: (candidate: SortCandidate<D>) => SortKey;
  readonly read: (value: unknown) => SortKey;
  /** How an absent value is shown. */
  readonly absent: SortKey;
}

function bindClause<D>(clause: SortClause, context: SearchContext<D>): BoundClause<D> {
  if (SPECIAL.includes(clause.field)) {
    return {
      key: ({ score, position }) => (clause.field === '_score' ? score : position),
      read: (value) => toFieldValue({ name: clause.field, type: 'double' }, value, context.now),
      absent: null,
    };
  }
  const mapped = context.field(clause.field);
  const field = mapped ?? assumedField(clause);
  const absent = absentValue(clause, field);
  const { missing } = clause;
  const substitute =
    missing === '_first' || missing === '_last' ? null : toFieldValue(field, missing, context.now);
  refuseUnsortable(field, context);
  return {
    key: ({ document }) =>
      mapped === undefined
        ? substitute
        : (pick(context.values(document, field.name), clause.mode) ?? substitute),
    read: (value) => (isAbsent(value) ? null : toFieldValue(field, value, context.now)),
    absent,
  };
}

function assumedField({ field, unmappedType }: SortClause): SearchField {
  if (unmappedType === undefined) {
    throw queryShardError(`No mapping found for [${field}] in order to sort on`);
  }
  return { name: field, type: unmappedType };
}

/** @throws ShardError for types that keep no values to sort or aggregate by. */
export function refuseUnsortable<D>(field: SearchField, context: SearchContext<D>): void {
  if (field.type === 'text') {
    throw shardIllegalArgument(
      `Fielddata is disabled on [${field.name}] in [${context.indexName}]. Text fields are not ` +
        'optimised for operations that require per-document field data like aggregations and ' +
        'sorting, so these operations are disabled by default. Please use a keyword field instead.',
    );
  }
  if (['object', 'nested', 'binary'].includes(field.type)) {
    throw shardIllegalArgument(
      `Fielddata is not supported on field [${field.name}] of type [${field.type}]`,
    );
  }
}

function absentValue({ order, missing }: SortClause, field: SearchField): SortKey {
  if (isTextual(field.type)) {
    return null;
  }
  const isLargest = (order === 'asc') === (missing !== '_first');
  if (isInteger(field.type) || isDate(field.type) || !isNumeric(field.type)) {
    return isLargest ? LARGEST_LONG : -LARGEST_LONG;
  }
  return isLargest ? 'Infinity' : '-Infinity';
}

function isAbsent(value: unknown): boolean {
  return (
    value === null ||
    value === 'Infinity' ||
    value === '-Infinity' ||
    (typeof value === 'number' && Math.abs(value) >= LARGEST_LONG)
  );
}

function pick(values: readonly FieldValue[], mode: SortClause['mode']): FieldValue | undefined {
  const ordered = values.length < 2 ? values : [...values].sort(compareValues);
  const total = () => ordered.reduce<number>((sum, value) => sum + Number(value), 0);
  if (ordered.length === 0) {
    return undefined;
  }
  switch (mode) {
    case 'min':
      return ordered[0];
    case 'max':
      return ordered.at(-1);
    case 'sum':
      return total();
    case 'avg':
      return total() / ordered.length;
    case 'median':
      return ordered[Math.floor((ordered.length - 1) / 2)];
  }
}
