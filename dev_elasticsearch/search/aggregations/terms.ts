import { illegalArgument } from '../../lib/elasticsearch_error';
import { textOf } from '../../lib/json/text_of';
import type { FieldValue, SearchContext, SearchField } from '../fields';
import { isDate, isInteger, isNumeric, isTextual, shownValue, toFieldValue } from '../fields';
import { compileLuceneRegexp } from '../patterns/lucene_regexp';
import type { JsonObject } from '../request_reader';
import { asList, isObject, readOption } from '../request_reader';
import { shardIllegalArgument } from '../search_error';
import { renderKey } from './bucket_keys';
import type { BucketOrder } from './bucket_order';
import { readBucketOrder, sortBuckets } from './bucket_order';
import type {
  AggregationSpec,
  Aggregator,
  ParsedAggregation,
  ResultOptions,
  ValueSource,
} from './parsed_aggregation';
import {
  Bucket,
  refuseNumberFormat,
  refuseUnknownOptions,
  requireField,
  valueSource,
} from './parsed_aggregation';

const OPTIONS = [
  ...['field', 'size', 'order', 'missing', 'include', 'exclude', 'min_doc_count', 'format'],
  ...['shard_size', 'shard_min_doc_count', 'show_term_doc_count_error', 'execution_hint'],
  ...['collect_mode', 'value_type'],
];

interface TermsRequest {
  readonly size: number;
  readonly minDocCount: number;
  readonly order: readonly BucketOrder[];
  readonly format: string | undefined;
  readonly showsError: boolean;
}

/** `terms`: one bucket a value, the most frequent first. Counts are exact here. */
export function parseTermsAggregation(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, OPTIONS);
  const field = requireField(spec);
  const { options, inner } = spec;
  const order = readBucketOrder(options.order, inner);
  const request: TermsRequest = {
    size: readSize(spec),
    minDocCount: readOption(options, 'min_doc_count', 'number') ?? 1,
    order: order.length === 0 ? [{ by: '_count', direction: -1 }] : order,
    format: readOption(options, 'format', 'string'),
    showsError: readOption(options, 'show_term_doc_count_error', 'boolean') ?? false,
  };
  checkPartition(options);
  return (context) => {
    const source = valueSource(context, field, options.missing);
    refuseNumberFormat(source.field, request.format);
    return new TermsAggregator(request, {
      source,
      isWanted: readInclusion(spec, source.field, context),
      newBucket: () => new Bucket(inner, context),
    });
  };
}

interface TermsParts<D> {
  readonly source: ValueSource<D>;
  readonly isWanted: (value: FieldValue) => boolean;
  readonly newBucket: () => Bucket<D>;
}

class TermsAggregator<D> implements Aggregator<D> {
  private readonly buckets = new Map<FieldValue, Bucket<D>>();

  constructor(
    private readonly request: TermsRequest,
    private readonly parts: TermsParts<D>,
  ) {}

  get typedKind(): string {
    const type = this.parts.source.field?.type;
    if (type === undefined) {
      return 'umterms';
    }
    if (isInteger(type) || isDate(type) || type === 'boolean') {
      return 'lterms';
    }
    return isNumeric(type) ? 'dterms' : 'sterms';
  }

  collect(document: D, score?: number): void {
    const { source, isWanted } = this.parts;
    const values = source.values(document);
    for (const value of values.length > 1 ? new Set(values) : values) {
      if (isWanted(value)) {
        this.bucketOf(value).collect(document, score);
      }
    }
  }

  /** With `min_doc_count: 0`, values of documents outside the query have their empty buckets too. */
  get see(): ((document: D) => void) | undefined {
    return this.request.minDocCount > 0
      ? undefined
      : (document) => {
          const values = this.parts.source.values(document).filter(this.parts.isWanted);
          values.forEach((value) => this.bucketOf(value));
        };
  }

  result(options: ResultOptions): JsonObject {
    const { size, minDocCount, order, format, showsError } = this.request;
    const wanted = sortBuckets(
      [...this.buckets]
        .map(([key, bucket]) => ({ key, bucket }))
        .filter(({ bucket }) => bucket.docCount >= minDocCount),
      order,
    );
    const rest = wanted.slice(size);
    return {
      doc_count_error_upper_bound: 0,
      sum_other_doc_count: rest.reduce((sum, { bucket }) => sum + bucket.docCount, 0),
      buckets: wanted.slice(0, size).map(({ key, bucket }) => {
        const { doc_count: count, ...inner } = bucket.result(options);
        return {
          ...renderKey(key, this.parts.source.field, format),
          doc_count: count,
          ...(showsError ? { doc_count_error_upper_bound: 0 } : {}),
          ...inner,
        };
      }),
    };
  }

  private bucketOf(value: FieldValue): Bucket<D> {
    const found = this.buckets.get(value) ?? this.parts.newBucket();
    this.buckets.set(value, found);
    return found;
  }
}

function readSize({ name, options }: AggregationSpec): number {
  const size = readOption(options, 'size', 'number') ?? 10;
  if (!Number.isInteger(size) || size <= 0) {
    throw illegalArgument(`[size] must be greater than 0. Found [${size}] in [${name}]`);
  }
  return size;
}

function checkPartition({ include }: JsonObject): void {
  if (isObject(include)) {
    throw illegalArgument('[include] with partitions is not supported by this development server');
  }
}

function readInclusion<D>(
  { options, name }: AggregationSpec,
  field: SearchField | undefined,
  context: SearchContext<D>,
): (value: FieldValue) => boolean {
  const test = (given: unknown) => {
    if (typeof given !== 'string') {
      const wanted = asList(given).map((value) =>
        field === undefined ? textOf(value) : toFieldValue(field, value, context.now),
      );
      return (value: FieldValue) => wanted.includes(value);
    }
    if (field !== undefined && !isTextual(field.type)) {
      throw shardIllegalArgument(
        `Aggregation [${name}] cannot support regular expression style include/exclude settings as ` +
          'they can only be applied to string fields. Use an array of values for include/exclude ' +
          'clauses',
      );
    }
    const fits = compileLuceneRegexp(given);
    return (value: FieldValue) => fits(String(shownValue(value, field?.type)));
  };
  const include = options.include === undefined ? () => true : test(options.include);
  const exclude = options.exclude === undefined ? () => false : test(options.exclude);
  return (value) => include(value) && !exclude(value);
}
