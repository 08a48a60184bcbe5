import { textOf } from '../../lib/json/text_of';
import { illegalArgument } from '../../lib/elasticsearch_error';
import type { FieldValue } from '../fields';
import { compareValues, isDate, isInteger, isNumeric } from '../fields';
import { compileLuceneRegexp } from '../lucene_regexp';
import type { JsonObject } from '../request_reader';
import { asList, isObject, readOption } from '../request_reader';
import { parsingError } from '../search_error';
import { renderKey } from './bucket_keys';
import type {
  AggregationSpec,
  Aggregator,
  ParsedAggregation,
  ResultOptions,
  ValueSource,
} from './parsed_aggregation';
import { Bucket, refuseUnknownOptions, requireField, valueSource } from './parsed_aggregation';

const OPTIONS = [
  ...['field', 'size', 'order', 'missing', 'include', 'exclude', 'min_doc_count', 'format'],
  ...['shard_size', 'shard_min_doc_count', 'show_term_doc_count_error', 'execution_hint'],
  ...['collect_mode', 'value_type'],
];

/** One criterion of the buckets' order: `_count`, `_key`, or the value of an inner metric. */
interface BucketOrder {
  readonly by: string;
  readonly direction: 1 | -1;
}

interface TermsRequest {
  readonly size: number;
  readonly minDocCount: number;
  readonly order: readonly BucketOrder[];
  readonly isWanted: (key: string) => boolean;
  readonly format: string | undefined;
}

/** `terms`: one bucket a value, the most frequent first. Counts are exact here. */
export function parseTermsAggregation(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, OPTIONS);
  const field = requireField(spec);
  const { options } = spec;
  const request: TermsRequest = {
    size: readSize(spec),
    minDocCount: readOption(options, 'min_doc_count', 'number') ?? 1,
    order: readOrder(options.order),
    isWanted: readInclusion(options),
    format: readOption(options, 'format', 'string'),
  };
  return (context) =>
    new TermsAggregator(
      request,
      valueSource(context, field, options.missing),
      () => new Bucket(spec.inner, context),
    );
}

interface TermsBucket<D> {
  readonly value: FieldValue;
  readonly bucket: Bucket<D>;
}

class TermsAggregator<D> implements Aggregator<D> {
  private readonly buckets = new Map<FieldValue, Bucket<D>>();

  constructor(
    private readonly request: TermsRequest,
    private readonly source: ValueSource<D>,
    private readonly newBucket: () => Bucket<D>,
  ) {}

  get typedKind(): string {
    const type = this.source.field?.type;
    if (type === undefined) {
      return 'umterms';
    }
    if (isInteger(type) || isDate(type) || type === 'boolean') {
      return 'lterms';
    }
    return isNumeric(type) ? 'dterms' : 'sterms';
  }

  collect(document: D): void {
    for (const value of new Set(this.source.values(document))) {
      const bucket = this.buckets.get(value) ?? this.newBucket();
      this.buckets.set(value, bucket);
      bucket.collect(document);
    }
  }

  result(options: ResultOptions): JsonObject {
    const wanted = [...this.buckets]
      .map(([value, bucket]) => ({ value, bucket }))
      .filter(({ value }) => this.request.isWanted(String(value)))
      .filter(({ bucket }) => bucket.docCount >= this.request.minDocCount)
      .sort((a, b) => this.compare(a, b));
    const rest = wanted.slice(this.request.size);
    return {
      doc_count_error_upper_bound: 0,
      sum_other_doc_count: rest.reduce((sum, { bucket }) => sum + bucket.docCount, 0),
      buckets: wanted.slice(0, this.request.size).map(({ value, bucket }) => ({
        ...renderKey(value, this.source.field, this.request.format),
        ...bucket.result(options),
      })),
    };
  }

  private compare(a: TermsBucket<D>, b: TermsBucket<D>): number {
    for (const { by, direction } of this.request.order) {
      const order = compareBy(by, a, b) * direction;
      if (order !== 0) {
        return order;
      }
    }
    return compareValues(a.value, b.value);
  }
}

function compareBy<D>(by: string, a: TermsBucket<D>, b: TermsBucket<D>): number {
  switch (by) {
    case '_count':
      return a.bucket.docCount - b.bucket.docCount;
    case '_key':
      return compareValues(a.value, b.value);
    default:
      return innerValue(by, a.bucket) - innerValue(by, b.bucket);
  }
}

/** The value of an inner metric, `avg_price` or `stats.max`; buckets without one come last. */
function innerValue<D>(path: string, bucket: Bucket<D>): number {
  const [name = path, property = 'value'] = path.split('.');
  const inner = bucket.result({ typedKeys: false })[name];
  const value = isObject(inner) ? (inner[property] ?? inner.doc_count) : undefined;
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
}

function readSize({ name, options }: AggregationSpec): number {
  const size = readOption(options, 'size', 'number') ?? 10;
  if (!Number.isInteger(size) || size <= 0) {
    throw illegalArgument(`[size] must be greater than 0. Found [${size}] in [${name}]`);
  }
  return size;
}

function readOrder(given: unknown): readonly BucketOrder[] {
  const clauses = asList(given).flatMap((clause) => {
    if (!isObject(clause)) {
      throw parsingError('Must specify at least one field for [order]');
    }
    return Object.entries(clause).map(([by, direction]) => readDirection(by, direction));
  });
  return clauses.length === 0 ? [{ by: '_count', direction: -1 }] : clauses;
}

function readDirection(by: string, direction: unknown): BucketOrder {
  if (direction !== 'asc' && direction !== 'desc') {
    throw parsingError(`Unknown order direction [${String(direction)}]`);
  }
  return { by: by === '_term' ? '_key' : by, direction: direction === 'asc' ? 1 : -1 };
}

function readInclusion(options: JsonObject): (key: string) => boolean {
  const test = (given: unknown) => {
    if (typeof given === 'string') {
      return compileLuceneRegexp(given);
    }
    const keys = new Set(asList(given).map(textOf));
    return (key: string) => keys.has(key);
  };
  const include = options.include === undefined ? () => true : test(options.include);
  const exclude = options.exclude === undefined ? () => false : test(options.exclude);
  return (key) => include(key) && !exclude(key);
}
