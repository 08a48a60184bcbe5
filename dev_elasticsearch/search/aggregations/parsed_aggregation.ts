import type { FieldValue, SearchContext, SearchField } from '../fields';
import { isDate, toFieldValue } from '../fields';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { parsingError, shardIllegalArgument, strictParseError } from '../search_error';
import { refuseUnsortable } from '../sorting/sort_values';
import { BucketCount, holdBucket } from './bucket_limits';

/** How an answer is written. */
export interface ResultOptions {
  /** Write names as `kind#name`. */
  readonly typedKeys: boolean;
  /** Counts the buckets of the whole answer; absent = this is where it begins. */
  readonly count?: BucketCount;
}

/** Takes documents one by one, then tells its result. */
export interface Aggregator<D> {
  /** `score` is the document's relevance; absent = unknown, counted as 1. */
  collect(document: D, score?: number): void;
  /** Called for every document of the search's indices, whether the query selects it or not. */
  readonly see?: ((document: D) => void) | undefined;
  result(options: ResultOptions): JsonObject;
  /** Prefix of `typed_keys`, such as `sterms`. */
  readonly typedKind?: string;
}

/** An aggregation of sound grammar, to be bound to fields. */
export type ParsedAggregation = <D>(context: SearchContext<D>) => Aggregator<D>;

/** Aggregations by name. */
export type ParsedAggregations = ReadonlyMap<string, ParsedAggregation>;

/** What stands under a name of `aggs`. */
export interface AggregationSpec {
  readonly name: string;
  readonly kind: string;
  readonly options: JsonObject;
  readonly inner: ParsedAggregations;
  /** 0 = not inside another aggregation. */
  readonly depth: number;
}

/** Checks the grammar of one kind. */
export type AggregationParser = (spec: AggregationSpec) => ParsedAggregation;

/** Several aggregations over the same documents. */
export class AggregatorGroup<D> implements Aggregator<D> {
  private readonly members: readonly (readonly [string, Aggregator<D>])[];
  private readonly watchers: readonly ((document: D) => void)[];

  constructor(aggregations: ParsedAggregations, context: SearchContext<D>) {
    this.members = [...aggregations].map(([name, bind]) => [name, bind(context)]);
    this.watchers = this.members.flatMap(([, { see }]) => see ?? []);
  }

  collect(document: D, score?: number): void {
    for (const [, aggregator] of this.members) {
      aggregator.collect(document, score);
    }
  }

  see(document: D): void {
    for (const watch of this.watchers) {
      watch(document);
    }
  }

  result(options: ResultOptions): JsonObject {
    const counted = { count: new BucketCount(), ...options };
    return Object.fromEntries(
      this.members.map(([name, aggregator]) => [
        options.typedKeys ? `${aggregator.typedKind ?? 'unmapped'}#${name}` : name,
        aggregator.result(counted),
      ]),
    );
  }
}

/** A group of documents, their number, and the aggregations inside it. */
export class Bucket<D> {
  docCount = 0;
  private readonly inner: AggregatorGroup<D>;

  constructor(inner: ParsedAggregations, context: SearchContext<D>) {
    holdBucket(context);
    this.inner = new AggregatorGroup(inner, context);
  }

  collect(document: D, score?: number): void {
    this.docCount += 1;
    this.inner.collect(document, score);
  }

  result(options: ResultOptions): JsonObject {
    options.count?.add();
    return { doc_count: this.docCount, ...this.inner.result(options) };
  }
}

/**
 * The option `field`.
 * @throws `parsing_exception` when it is missing.
 */
export function requireField({ kind, name, options }: AggregationSpec): string {
  const field = readOption(options, 'field', 'string');
  if (field === undefined || field === '') {
    throw parsingError(
      `Required one of fields [field, script], but none were specified in [${kind}] aggregation [${name}]`,
    );
  }
  return field;
}

/**
 * Refuses options that a kind does not know.
 * @throws `parsing_exception`.
 */
export function refuseUnknownOptions(spec: AggregationSpec, known: readonly string[]): void {
  const unknown = Object.keys(spec.options).find((option) => !known.includes(option));
  if (unknown !== undefined) {
    throw strictParseError(`[${spec.kind}] unknown field [${unknown}]`, {
      holder: spec.options,
      key: unknown,
    });
  }
}

/**
 * Refuses a `format` for values that this server writes in one way only.
 * @throws ShardError for fields that are no dates.
 */
export function refuseNumberFormat(
  field: SearchField | undefined,
  format: string | undefined,
): void {
  if (format !== undefined && field !== undefined && !isDate(field.type)) {
    throw shardIllegalArgument(
      `[format] of field [${field.name}] of type [${field.type}] is not supported by this development server`,
    );
  }
}

/** The values that an aggregation sees in a document. */
export interface ValueSource<D> {
  /** Undefined when the field is unmapped. */
  readonly field: SearchField | undefined;
  values(document: D): readonly FieldValue[];
}

/**
 * Values of a field; `missing` stands in for documents without one.
 * @throws ShardError for fields without values to aggregate by.
 */
export function valueSource<D>(
  context: SearchContext<D>,
  name: string,
  missing: unknown,
): ValueSource<D> {
  const field = context.field(name);
  if (field !== undefined) {
    refuseUnsortable(field, context);
  }
  const substitute =
    missing === undefined
      ? []
      : [toFieldValue(field ?? { name, type: typeOf(missing) }, missing, context.now)];
  return {
    field,
    values: (document) => {
      const values = field === undefined ? [] : context.values(document, name);
      return values.length === 0 ? substitute : values;
    },
  };
}

function typeOf(value: unknown): string {
  return typeof value === 'number' ? 'double' : 'keyword';
}
