import type { AnalyzerName } from './text/analysis';
import { compareText } from './values/compare';
import { resolveDateMath } from './dates/date_math';
import { decodeIp, encodeIp } from './values/ip_address';
import type { JsonObject } from './request_reader';
import { unreadableValue } from './search_error';
import { decodeVersion, encodeVersion } from './values/software_version';

/**
 * A value as an index holds it: dates as epoch milliseconds, text and keywords as strings, addresses
 * and versions encoded so that they compare as strings (see {@link shownValue}).
 */
export type FieldValue = string | number | boolean;

/** One leaf of a mapping, as queries see it. */
export interface SearchField {
  /** Full path, `title.keyword`. */
  readonly name: string;
  /** Elasticsearch's mapping type: `keyword`, `text`, `long`, `date`, … */
  readonly type: string;
  /** Date formats joined by `||`. Absent = `strict_date_optional_time||epoch_millis`. */
  readonly format?: string;
  /** How a `text` is cut into words, and the texts of queries too. Absent = `standard`. */
  readonly analyzer?: AnalyzerName;
  /** Keywords are compared in lower case. */
  readonly isLowercase?: boolean;
  /** False = queries cannot look for its values. Absent = they can. */
  readonly isIndexed?: boolean;
  /** False = nothing can sort or aggregate by it. Absent = as its type allows. */
  readonly hasDocValues?: boolean;
}

/** What relevance needs to know of the terms of one field in a whole index. */
export interface TermStatistics {
  /** How many documents have the field. */
  readonly documents: number;
  /** Words a document has in it, on average. */
  readonly averageLength: number;
  /** How many documents have the term. */
  readonly frequency: (term: FieldValue) => number;
}

/**
 * Everything queries, sorts and aggregations need to know about documents of type `D` in one index.
 * Whoever keeps other things than indices (API keys) implements it over those.
 */
export interface SearchContext<D> {
  /** Quoted in answers about failed shards. */
  readonly indexName: string;
  /** Present time for date math, milliseconds since the epoch. */
  readonly now: number;
  /** The field of that full name; undefined when unmapped. May throw to forbid a field. */
  field(name: string): SearchField | undefined;
  /** Full names of all fields, for patterns in `fields`. */
  fieldNames(): readonly string[];
  /** The document's id, for `ids`. */
  id(document: D): string;
  /** Values of a field, nulls left out, lists flattened; the empty list when it has none. */
  values(document: D, field: string): readonly FieldValue[];
  /** A test for what a query (checked, as JSON) selects, worked out at once. Absent = by `values`. */
  matching?(query: unknown): (document: D) => boolean;
  /** Statistics of a field. Absent = all matches count the same. */
  statistics?(field: string): TermStatistics | undefined;
  /** Documents of a `nested` field, each answering `values` for the nested fields. Absent = none. */
  nested?(document: D, path: string): readonly D[];
  /** The whole document that a nested one belongs to; always the same object for the same document. */
  root?(document: D): D;
  /** `_index`, `_id` and `_source` of a document, as far as the caller may see them. */
  hit?(document: D): JsonObject;
}

/** Format of date fields that name none. */
export const DEFAULT_DATE_FORMAT = 'strict_date_optional_time||epoch_millis';

const INTEGERS = ['long', 'integer', 'short', 'byte', 'unsigned_long'];
const FRACTIONS = ['double', 'float', 'half_float', 'scaled_float'];

/** True for mapping types without a fractional part. */
export function isInteger(type: string): boolean {
  return INTEGERS.includes(type);
}

/** True for mapping types that hold numbers, dates not counted. */
export function isNumeric(type: string): boolean {
  return isInteger(type) || FRACTIONS.includes(type);
}

/** True for `date` and `date_nanos`. */
export function isDate(type: string): boolean {
  return type === 'date' || type === 'date_nanos';
}

/** True for types whose values are texts. */
export function isTextual(type: string): boolean {
  return !isNumeric(type) && !isDate(type) && type !== 'boolean' && type !== 'ip';
}

/** A value as answers show it; dates stay numbers, for each place has its own format. */
export function shownValue(value: FieldValue, type: string | undefined): FieldValue {
  if (type === 'ip') {
    return decodeIp(String(value));
  }
  return type === 'version' ? decodeVersion(String(value)) : value;
}

/** The nearest number that a field of this type can hold; whole types lose their fraction. */
export function storableNumber(value: number, type: string): number {
  if (isInteger(type)) {
    return Math.trunc(value);
  }
  if (type === 'float') {
    return Math.fround(value);
  }
  return type === 'half_float' ? halfFloat(value) : value;
}

/**
 * A value of a query in the form in which the field's values are held.
 * @throws ShardError when the field cannot hold it, for example `abc` for a `long`.
 */
export function toFieldValue(field: SearchField, value: unknown, now: number): FieldValue {
  if (isDate(field.type)) {
    return resolveDateMath(value, { format: field.format ?? DEFAULT_DATE_FORMAT, now });
  }
  if (isNumeric(field.type)) {
    const number = toNumber(value);
    return isInteger(field.type) ? number : storableNumber(number, field.type);
  }
  switch (field.type) {
    case 'boolean':
      return toBoolean(value);
    case 'ip':
      return toAddress(String(value));
    case 'version':
      return encodeVersion(String(value));
    default:
      return field.isLowercase === true ? String(value).toLowerCase() : String(value);
  }
}

/** Order of values of one field; strings by code point, false before true. */
export function compareValues(a: FieldValue, b: FieldValue): number {
  if (typeof a === 'string' || typeof b === 'string') {
    return compareText(String(a), String(b));
  }
  return Number(a) - Number(b);
}

/** Eleven significant bits, as an IEEE 754 half-precision number has. */
function halfFloat(value: number): number {
  if (value === 0 || Math.abs(value) >= 65_520) {
    return value === 0 ? value : value * Number.POSITIVE_INFINITY;
  }
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), -14);
  const unit = 2 ** (exponent - 10);
  return Math.round(value / unit) * unit;
}

function toAddress(text: string): string {
  const encoded = encodeIp(text);
  if (encoded === undefined) {
    throw unreadableValue('illegal_argument_exception', `'${text}' is not an IP string literal.`);
  }
  return encoded;
}

function toNumber(value: unknown): number {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) {
    throw unreadableValue('number_format_exception', `For input string: "${String(value)}"`);
  }
  return number;
}

function toBoolean(value: unknown): boolean {
  if (value === true || value === 'true') {
    return true;
  }
  if (value === false || value === 'false' || value === '') {
    return false;
  }
  throw unreadableValue(
    'illegal_argument_exception',
    `Can't parse boolean value [${String(value)}], expected [true] or [false]`,
  );
}
