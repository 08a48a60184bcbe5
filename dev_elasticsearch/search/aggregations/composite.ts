import { illegalArgument } from '../../lib/elasticsearch_error';
import { stringifyJson } from '../../lib/json/stringify_json';
import type { SearchContext } from '../fields';
import type { JsonObject } from '../request_reader';
import { asList, isObject, readOption } from '../request_reader';
import { combinations } from './combinations';
import type { BoundSource, CompositeSource, KeyPart } from './composite_source';
import { bindSource, compareParts, readPart, readSource, renderPart } from './composite_source';
import type {
  AggregationSpec,
  Aggregator,
  ParsedAggregation,
  ResultOptions,
} from './parsed_aggregation';
import { Bucket, refuseUnknownOptions } from './parsed_aggregation';

/**
 * `composite`: one bucket for each combination of values, in key order, paged by `after`. Sources of
 * kind `terms`, `histogram` and `date_histogram`.
 */
export function parseComposite(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, ['sources', 'size', 'after']);
  const sources = asList(spec.options.sources).map(readSource);
  if (sources.length === 0) {
    throw illegalArgument('Composite [sources] cannot be null or empty');
  }
  const repeated = sources.find(
    ({ name }, at) => sources.findIndex((one) => one.name === name) < at,
  );
  if (repeated !== undefined) {
    throw illegalArgument(
      `Composite source names must be unique, found duplicates: [${repeated.name}]`,
    );
  }
  const size = readOption(spec.options, 'size', 'number') ?? 10;
  if (!Number.isInteger(size) || size <= 0) {
    throw illegalArgument(`[size] must be greater than 0. Found [${size}] in [${spec.name}]`);
  }
  checkAfter(spec.options.after, sources);
  return (context) =>
    new CompositeAggregator({
      sources: sources.map((source) => bindSource(source, context)),
      size,
      after: readAfter(spec.options.after, sources, context),
      newBucket: () => new Bucket(spec.inner, context),
    });
}

interface CompositeParts<D> {
  readonly sources: readonly BoundSource<D>[];
  readonly size: number;
  readonly after: readonly KeyPart[] | undefined;
  readonly newBucket: () => Bucket<D>;
}

interface CompositeBucket<D> {
  readonly key: readonly KeyPart[];
  readonly bucket: Bucket<D>;
}

class CompositeAggregator<D> implements Aggregator<D> {
  readonly typedKind = 'composite';
  private readonly buckets = new Map<string, CompositeBucket<D>>();

  constructor(private readonly parts: CompositeParts<D>) {}

  collect(document: D, score?: number): void {
    const { sources, after } = this.parts;
    const columns = sources.map(({ values }) => [...new Set(values(document))]);
    for (const key of combinations(columns)) {
      if (after === undefined || this.compare(key, after) > 0) {
        this.bucketOf(key).collect(document, score);
      }
    }
  }

  result(options: ResultOptions): JsonObject {
    const page = [...this.buckets.values()]
      .sort((a, b) => this.compare(a.key, b.key))
      .slice(0, this.parts.size);
    const last = page.at(-1);
    return {
      ...(last === undefined ? {} : { after_key: this.render(last.key) }),
      buckets: page.map(({ key, bucket }) => ({
        key: this.render(key),
        ...bucket.result(options),
      })),
    };
  }

  private bucketOf(key: readonly KeyPart[]): Bucket<D> {
    const id = stringifyJson(key);
    const found = this.buckets.get(id) ?? { key, bucket: this.parts.newBucket() };
    this.buckets.set(id, found);
    return found.bucket;
  }

  private compare(a: readonly KeyPart[], b: readonly KeyPart[]): number {
    for (const [at, { source }] of this.parts.sources.entries()) {
      const order = compareParts(a[at] ?? null, b[at] ?? null, source);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  }

  private render(key: readonly KeyPart[]): JsonObject {
    return Object.fromEntries(
      this.parts.sources.map(({ source, field }, at) => [
        source.name,
        renderPart(key[at] ?? null, source, field),
      ]),
    );
  }
}

function checkAfter(given: unknown, sources: readonly CompositeSource[]): void {
  if (given === undefined) {
    return;
  }
  if (!isObject(given) || Object.keys(given).length !== sources.length) {
    throw illegalArgument(
      `[after] has ${isObject(given) ? Object.keys(given).length : 0} value(s) but [sources] has ${sources.length}`,
    );
  }
  const missing = sources.find(({ name }) => !Object.hasOwn(given, name));
  if (missing !== undefined) {
    throw illegalArgument(`Missing value for [after.${missing.name}]`);
  }
}

function readAfter<D>(
  given: unknown,
  sources: readonly CompositeSource[],
  context: SearchContext<D>,
): readonly KeyPart[] | undefined {
  return isObject(given)
    ? sources.map((source) => readPart(given[source.name], source, context))
    : undefined;
}
