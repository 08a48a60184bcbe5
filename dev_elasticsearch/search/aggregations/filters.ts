import type { SearchContext } from '../fields';
import { bindQuery, parseQuery } from '../predicate';
import type { ParsedQuery } from '../predicate';
import type { JsonObject } from '../request_reader';
import { isObject, readOption } from '../request_reader';
import { limitClauses } from '../queries/clause_limit';
import { parsingError } from '../search_error';
import type {
  AggregationSpec,
  Aggregator,
  ParsedAggregation,
  ResultOptions,
} from './parsed_aggregation';
import { Bucket, refuseUnknownOptions, requireField, valueSource } from './parsed_aggregation';

/** `filter`: the documents that one query selects. */
export function parseFilter({ options, inner }: AggregationSpec): ParsedAggregation {
  const filter = readFilter(options);
  return (context) =>
    singleBucket('filter', new Bucket(inner, context), bindFilter(filter, context));
}

/** `missing`: the documents without a value in a field. */
export function parseMissing(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, ['field', 'missing']);
  const field = requireField(spec);
  return (context) => {
    const source = valueSource(context, field, spec.options.missing);
    const bucket = new Bucket(spec.inner, context);
    return singleBucket('missing', bucket, (document) => source.values(document).length === 0);
  };
}

const OPTIONS = ['filters', 'other_bucket', 'other_bucket_key', 'keyed'];

interface Filter {
  readonly json: unknown;
  readonly query: ParsedQuery;
}

interface NamedFilter extends Filter {
  /** Undefined in the anonymous form. */
  readonly name: string | undefined;
}

/** Tells whether a filter selects a document. */
type DocumentTest<D> = (document: D) => boolean;

function bindFilter<D>({ json, query }: Filter, context: SearchContext<D>): DocumentTest<D> {
  if (context.matching !== undefined) return context.matching(json);
  const bound = bindQuery(query, context);
  return (document) => bound.matches(document);
}

/** `filters`: one bucket a query; named (an object) or anonymous (a list). */
export function parseFilters(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, OPTIONS);
  const { options, inner } = spec;
  const filters = readFilters(options.filters);
  const isNamed = filters.some(({ name }) => name !== undefined);
  const isKeyed = isNamed && (readOption(options, 'keyed', 'boolean') ?? true);
  const otherKey = readOtherKey(options);
  return (context) => {
    limitClauses(filters.length);
    const buckets = filters.map((filter) => ({
      name: filter.name,
      isInside: bindFilter(filter, context),
      bucket: new Bucket(inner, context),
    }));
    const bucket = new Bucket(inner, context);
    const other =
      otherKey === undefined
        ? undefined
        : { name: isNamed ? otherKey : undefined, isInside: undefined, bucket };
    return new FiltersAggregator(buckets, other, isKeyed);
  };
}

interface FilterBucket<D> {
  readonly name: string | undefined;
  /** Undefined for the bucket of all other documents. */
  readonly isInside: DocumentTest<D> | undefined;
  readonly bucket: Bucket<D>;
}

class FiltersAggregator<D> implements Aggregator<D> {
  readonly typedKind = 'filters';

  constructor(
    private readonly buckets: readonly FilterBucket<D>[],
    private readonly other: FilterBucket<D> | undefined,
    private readonly isKeyed: boolean,
  ) {}

  collect(document: D, score?: number): void {
    const selected = this.buckets.filter(({ isInside }) => isInside?.(document));
    const receivers = selected.length === 0 && this.other !== undefined ? [this.other] : selected;
    receivers.forEach(({ bucket }) => {
      bucket.collect(document, score);
    });
  }

  result(options: ResultOptions): JsonObject {
    const all = this.other === undefined ? this.buckets : [...this.buckets, this.other];
    if (this.isKeyed) {
      return {
        buckets: Object.fromEntries(
          all.map(({ name, bucket }) => [name ?? '', bucket.result(options)]),
        ),
      };
    }
    return {
      buckets: all.map(({ name, bucket }) => ({
        ...(name === undefined ? {} : { key: name }),
        ...bucket.result(options),
      })),
    };
  }
}

function readFilters(given: unknown): readonly NamedFilter[] {
  if (Array.isArray(given)) {
    return given.map((json: unknown) => ({ name: undefined, ...readFilter(json) }));
  }
  if (!isObject(given)) {
    throw parsingError('[filters] cannot be empty');
  }
  return Object.entries(given).map(([name, json]) => ({ name, ...readFilter(json) }));
}

function readFilter(json: unknown): Filter {
  return { json, query: parseQuery(json) };
}

function readOtherKey(options: JsonObject): string | undefined {
  const key = readOption(options, 'other_bucket_key', 'string');
  const isWanted = readOption(options, 'other_bucket', 'boolean') ?? key !== undefined;
  return isWanted ? (key ?? '_other_') : undefined;
}

function singleBucket<D>(
  typedKind: string,
  bucket: Bucket<D>,
  isInside: (document: D) => boolean,
): Aggregator<D> {
  return {
    typedKind,
    collect: (document, score) => {
      if (isInside(document)) {
        bucket.collect(document, score);
      }
    },
    result: (options) => bucket.result(options),
  };
}
