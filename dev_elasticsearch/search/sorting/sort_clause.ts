import { illegalArgument } from '../../lib/elasticsearch_error';
import type { FieldValue } from '../fields';
import type { ParsedQuery } from '../predicate';
import { parseQuery } from '../predicate';
import type { JsonObject } from '../request_reader';
import { asList, isObject, readOption, refuseUnknownStrictly } from '../request_reader';
import { parsingError } from '../search_error';

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
  /** Date format of the values in answers and in `search_after`. Absent = numbers. */
  readonly format?: string;
  /** Take values as this type. Absent = as they are. */
  readonly numericType?: 'long' | 'double' | 'date';
  /** The values of nested objects, those that the filter selects. */
  readonly nested?: NestedSort;
}

/** Where a sort finds the values of nested objects. */
export interface NestedSort {
  readonly path: string;
  /** Absent = all objects. */
  readonly filter?: ParsedQuery;
}

const OPTIONS = ['order', 'missing', 'unmapped_type', 'mode', 'format', 'numeric_type', 'nested'];
const MODES = ['min', 'max', 'sum', 'avg', 'median'] as const;
const NUMERIC_TYPES = ['long', 'double', 'date'] as const;

/**
 * Checks the grammar of `sort`: a name, `{field: order}`, `{field: {…}}`, or a list of them.
 * @throws `parsing_exception`, `x_content_parse_exception` or `illegal_argument_exception` for
 *   anything else, and for sorts by scripts and places, which this server does not have.
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

function readClause(field: string, options: JsonObject): SortClause {
  if (field === '_script' || field === '_geo_distance') {
    throw illegalArgument(`sorting by [${field}] is not supported by this development server`);
  }
  refuseUnknownStrictly(options, OPTIONS, 'field_sort');
  const order = readOrder(options, field);
  const mode = readOption(options, 'mode', 'string')?.toLowerCase();
  const known = MODES.find((one) => one === (mode ?? (order === 'asc' ? 'min' : 'max')));
  if (known === undefined) {
    throw illegalArgument(`Unknown SortMode [${mode ?? ''}]`);
  }
  const format = readOption(options, 'format', 'string');
  const numericType = readNumericType(options);
  const nested = readNested(options.nested);
  return {
    field,
    order,
    missing: readMissing(options.missing),
    unmappedType: readOption(options, 'unmapped_type', 'string'),
    mode: known,
    ...(format === undefined ? {} : { format }),
    ...(numericType === undefined ? {} : { numericType }),
    ...(nested === undefined ? {} : { nested }),
  };
}

function readOrder(options: JsonObject, field: string): SortClause['order'] {
  const fallback = field === '_score' ? 'desc' : 'asc';
  const order = readOption(options, 'order', 'string') ?? fallback;
  const lower = order.toLowerCase();
  if (lower !== 'asc' && lower !== 'desc') {
    throw parsingError(`No enum constant of sort order [${order}], expected [asc] or [desc]`);
  }
  return lower;
}

function readNumericType(options: JsonObject): SortClause['numericType'] {
  const given = readOption(options, 'numeric_type', 'string');
  const known = NUMERIC_TYPES.find((type) => type === given);
  if (given !== undefined && known === undefined) {
    throw illegalArgument(
      `invalid value for [numeric_type], must be [long, double, date], got ${given}`,
    );
  }
  return known;
}

function readNested(given: unknown): NestedSort | undefined {
  if (given === undefined) {
    return undefined;
  }
  const options = isObject(given) ? given : {};
  refuseUnknownStrictly(options, ['path', 'filter'], 'nested_sort');
  const path = readOption(options, 'path', 'string');
  if (path === undefined) {
    throw parsingError('[nested] sort requires [path]');
  }
  return {
    path,
    ...(options.filter === undefined ? {} : { filter: parseQuery(options.filter) }),
  };
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
