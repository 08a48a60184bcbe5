import type { FieldValue, SearchContext, SearchField } from '../fields';
import { compareValues, isDate, isInteger, isNumeric } from '../fields';
import { NO_MATCH } from '../predicate';
import { queryShardError, shardIllegalArgument } from '../search_error';
import type { NestedSort, SortClause } from './sort_clause';

/**
 * The values of a document, or of its nested objects, that a sort chooses among.
 * @throws ShardError for a path that is not nested, and for a mode that the type does not have.
 */
export function valuesToSort<D>(
  { nested, mode }: SortClause,
  { name, type }: SearchField,
  context: SearchContext<D>,
): (document: D) => readonly FieldValue[] {
  const isNumber = isNumeric(type) || isDate(type) || type === 'boolean';
  if (!isNumber && mode !== 'min' && mode !== 'max') {
    throw queryShardError('we only support AVG, MEDIAN and SUM on number based fields');
  }
  return nested === undefined
    ? (document) => context.values(document, name)
    : nestedValues(nested, name, context);
}

/** The one value that a document is sorted by; undefined when it has none. */
export function sortValue(
  values: readonly FieldValue[],
  { mode, numericType }: SortClause,
  { type }: SearchField,
): FieldValue | undefined {
  const chosen = choose(values, mode, isInteger(type) || isDate(type));
  const numbered = typeof chosen === 'boolean' ? Number(chosen) : chosen;
  return numericType === 'long' && typeof numbered === 'number' ? Math.trunc(numbered) : numbered;
}

/** @throws ShardError for types that keep no values to sort or aggregate by. */
export function refuseUnsortable<D>(field: SearchField, context: SearchContext<D>): void {
  const { name, type } = field;
  if (type === 'text') {
    throw shardIllegalArgument(
      `Fielddata is disabled on [${name}] in [${context.indexName}]. Text fields are not ` +
        'optimised for operations that require per-document field data like aggregations and ' +
        'sorting, so these operations are disabled by default. Please use a keyword field ' +
        `instead. Alternatively, set fielddata=true on [${name}] in order to load field data by ` +
        'uninverting the inverted index. Note that this can use significant memory.',
    );
  }
  if (['object', 'nested', 'binary'].includes(type)) {
    throw shardIllegalArgument(`Fielddata is not supported on field [${name}] of type [${type}]`);
  }
  if (field.hasDocValues === false) {
    throw shardIllegalArgument(
      `Can't load fielddata on [${name}] because fielddata is unsupported on fields of type ` +
        `[${type}]. Use doc values instead.`,
    );
  }
}

function nestedValues<D>(
  { path, filter }: NestedSort,
  name: string,
  context: SearchContext<D>,
): (document: D) => readonly FieldValue[] {
  if (context.field(path)?.type !== 'nested') {
    throw queryShardError(`[nested] failed to find nested object under path [${path}]`);
  }
  const selects = filter?.(context, false);
  return (document) =>
    (context.nested?.(document, path) ?? [])
      .filter((item) => selects === undefined || selects(item) !== NO_MATCH)
      .flatMap((item) => context.values(item, name));
}

function choose(
  values: readonly FieldValue[],
  mode: SortClause['mode'],
  isWhole: boolean,
): FieldValue | undefined {
  if (values.length === 0 || (values.length === 1 && (mode === 'min' || mode === 'max'))) {
    return values[0];
  }
  const ordered = [...values].sort(compareValues);
  const total = () => ordered.reduce<number>((sum, value) => sum + Number(value), 0);
  const rounded = (value: number) => (isWhole ? Math.round(value) : value);
  switch (mode) {
    case 'min':
      return ordered[0];
    case 'max':
      return ordered.at(-1);
    case 'sum':
      return total();
    case 'avg':
      return rounded(total() / ordered.length);
    case 'median':
      return rounded(median(ordered.map(Number)));
  }
}

function median(ordered: readonly number[]): number {
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? 0;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? upper) + upper) / 2;
}
