import { illegalArgument } from '../../lib/elasticsearch_error';
import { resolveDateMath } from '../dates/date_math';
import { formatDate } from '../dates/dates';
import type { FieldValue, SearchContext, SearchField } from '../fields';
import { compareValues, shownValue, toFieldValue } from '../fields';
import type { JsonObject, SingleMember } from '../request_reader';
import { isObject, readOption, refuseUnknownStrictly, singleMember } from '../request_reader';
import { parsingError } from '../search_error';
import { readDateInterval, readOffset } from './date_interval';
import { valueSource } from './parsed_aggregation';

/** What a source puts into a key; null = the document has no value. */
export type KeyPart = FieldValue | null;

/** One source of a composite key. */
export interface CompositeSource {
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly field: string;
  readonly options: JsonObject;
  readonly direction: 1 | -1;
  readonly missingBucket: boolean;
  /** Where the missing bucket goes; by default first in rising and last in falling order. */
  readonly missingOrder: 'first' | 'last' | 'default';
}

const KINDS = ['terms', 'histogram', 'date_histogram'] as const;
const SOURCE_OPTIONS: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  terms: [],
  histogram: ['interval'],
  date_histogram: ['calendar_interval', 'fixed_interval', 'time_zone', 'format', 'offset'],
};

/**
 * Reads one entry of `sources`, `{"name": {"terms": {…}}}`.
 * @throws `parsing_exception`, `illegal_argument_exception`.
 */
export function readSource(given: unknown): CompositeSource {
  const named = memberOf(given);
  const typed = memberOf(named.value);
  const { name, value: options } = typed;
  const kind = KINDS.find((known) => known === name);
  if (kind === undefined) {
    throw parsingError(`invalid source type: [${name}]`);
  }
  if (!isObject(options)) {
    throw malformedSource();
  }
  const common = ['field', 'order', 'missing_bucket', 'missing_order'];
  refuseUnknownStrictly(options, [...common, ...SOURCE_OPTIONS[kind]], kind);
  return {
    name: named.name,
    kind,
    field: readOption(options, 'field', 'string') ?? '',
    options,
    direction: readOption(options, 'order', 'string')?.toLowerCase() === 'desc' ? -1 : 1,
    missingBucket: readOption(options, 'missing_bucket', 'boolean') ?? false,
    missingOrder: readMissingOrder(options),
  };
}

function readMissingOrder(options: JsonObject): CompositeSource['missingOrder'] {
  const given = readOption(options, 'missing_order', 'string') ?? 'default';
  if (given !== 'first' && given !== 'last' && given !== 'default') {
    throw illegalArgument(`Unknown missing order [${given}]`);
  }
  return given;
}

function memberOf(given: unknown): SingleMember {
  const member = isObject(given) ? singleMember(given) : undefined;
  if (member === undefined) {
    throw malformedSource();
  }
  return member;
}

function malformedSource() {
  return parsingError('[composite] malformed source, expected {"name": {"kind": {...}}}');
}

/** Order of two parts of keys, as the source wants it. */
export function compareParts(a: KeyPart, b: KeyPart, source: CompositeSource): number {
  const { direction, missingOrder } = source;
  if (a === null || b === null) {
    const first = missingOrder === 'default' ? direction : missingOrder === 'first' ? 1 : -1;
    return a === b ? 0 : a === null ? -first : first;
  }
  return compareValues(a, b) * direction;
}

/** A part of a key as answers show it. */
export function renderPart(
  part: KeyPart,
  { kind, options }: CompositeSource,
  field: SearchField | undefined,
): KeyPart {
  if (part === null) {
    return null;
  }
  const format = readOption(options, 'format', 'string');
  const zone = readOption(options, 'time_zone', 'string') ?? 'UTC';
  return kind === 'date_histogram' && format !== undefined
    ? formatDate(Number(part), format, zone)
    : shownValue(part, field?.type);
}

/**
 * A part of an `after` key, the reverse of {@link renderPart}.
 * @throws ShardError for a value that the field cannot hold.
 */
export function readPart<D>(
  value: unknown,
  { kind, field: name, options }: CompositeSource,
  context: SearchContext<D>,
): KeyPart {
  if (value === null || value === undefined) {
    return null;
  }
  const type = kind === 'terms' ? (typeof value === 'number' ? 'double' : 'keyword') : 'double';
  const format = readOption(options, 'format', 'string');
  const zone = readOption(options, 'time_zone', 'string') ?? 'UTC';
  if (kind === 'date_histogram' && format !== undefined) {
    return resolveDateMath(value, { format, now: context.now, zone });
  }
  return kind === 'terms'
    ? toFieldValue(context.field(name) ?? { name, type }, value, context.now)
    : toFieldValue({ name, type }, value, context.now);
}

/** A source bound to the fields of the searched indices. */
export interface BoundSource<D> {
  readonly source: CompositeSource;
  /** Undefined when the field is unmapped. */
  readonly field: SearchField | undefined;
  readonly values: (document: D) => readonly KeyPart[];
}

/** @throws ShardError for fields without values to aggregate by. */
export function bindSource<D>(source: CompositeSource, context: SearchContext<D>): BoundSource<D> {
  const found = valueSource(context, source.field, undefined);
  const absent: readonly KeyPart[] = source.missingBucket ? [null] : [];
  const cut = cutterOf(source);
  return {
    source,
    field: found.field,
    values: (document) => {
      const values = found.values(document);
      return values.length === 0 ? absent : values.map(cut);
    },
  };
}

/** What a value becomes in a key: itself, or the beginning of its interval. */
function cutterOf({ kind, options }: CompositeSource): (value: FieldValue) => FieldValue {
  if (kind === 'terms') {
    return (value) => value;
  }
  if (kind === 'date_histogram') {
    const interval = readDateInterval(options);
    const offset = readOffset(options);
    return (value) => interval.start(Number(value) - offset) + offset;
  }
  const interval = readOption(options, 'interval', 'number');
  if (interval === undefined || interval <= 0) {
    throw illegalArgument('[interval] must be greater than 0 for [histogram] source');
  }
  return (value) => Math.floor(Number(value) / interval) * interval;
}
