import { illegalArgument } from '../../lib/elasticsearch_error';
import { stringifyJson } from '../../lib/json/stringify_json';
import { formatDate } from '../dates';
import type { FieldValue, SearchContext } from '../fields';
import { compareValues } from '../fields';
import type { JsonObject, SingleMember } from '../request_reader';
import { asList, isObject, readOption, singleMember } from '../request_reader';
import { parsingError } from '../search_error';
import { readDateInterval } from './date_interval';
import type {
  AggregationSpec,
  Aggregator,
  ParsedAggregation,
  ResultOptions,
} from './parsed_aggregation';
import { Bucket, refuseUnknownOptions, valueSource } from './parsed_aggregation';

type KeyPart = FieldValue | null;

/** One source of a composite key. */
interface CompositeSource {
  readonly name: string;
  readonly kind: 'terms' | 'date_histogram';
  readonly field: string;
  readonly options: JsonObject;
  readonly direction: 1 | -1;
  readonly missingBucket: boolean;
}

/**
 * `composite`: one bucket for each combination of values, in key order, paged by `after`. Sources of
 * kind `terms` and `date_histogram`.
 */
export function parseComposite(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, ['sources', 'size', 'after']);
  const sources = asList(spec.options.sources).map(readSource);
  if (sources.length === 0) {
    throw illegalArgument('Composite [sources] cannot be null or empty');
  }
  const size = readOption(spec.options, 'size', 'number') ?? 10;
  const after = readAfter(spec.options.after, sources);
  return (context) =>
    new CompositeAggregator({
      sources: sources.map((source) => ({ source, values: bindSource(source, context) })),
      size,
      after,
      newBucket: () => new Bucket(spec.inner, context),
    });
}

interface CompositeParts<D> {
  readonly sources: readonly {
    readonly source: CompositeSource;
    readonly values: (document: D) => readonly KeyPart[];
  }[];
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

  collect(document: D): void {
    const { sources, after } = this.parts;
    const columns = sources.map(({ values }) => [...new Set(values(document))]);
    const keys = columns.reduce<readonly (readonly KeyPart[])[]>(
      (rows, column) => rows.flatMap((row) => column.map((part) => [...row, part])),
      [[]],
    );
    for (const key of keys) {
      if (after === undefined || this.compare(key, after) > 0) {
        this.bucketOf(key).collect(document);
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
      const order = compareParts(a[at] ?? null, b[at] ?? null) * source.direction;
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  }

  private render(key: readonly KeyPart[]): JsonObject {
    return Object.fromEntries(
      this.parts.sources.map(({ source }, at) => [
        source.name,
        renderPart(key[at] ?? null, source),
      ]),
    );
  }
}

/** A missing value comes first in rising order. */
function compareParts(a: KeyPart, b: KeyPart): number {
  if (a === null || b === null) {
    return a === b ? 0 : a === null ? -1 : 1;
  }
  return compareValues(a, b);
}

function renderPart(part: KeyPart, { kind, options }: CompositeSource): KeyPart {
  const format = readOption(options, 'format', 'string');
  return kind === 'date_histogram' && format !== undefined && typeof part === 'number'
    ? formatDate(part, format)
    : part;
}

function readSource(given: unknown): CompositeSource {
  const named = memberOf(given);
  const typed = memberOf(named.value);
  const { name: kind, value: options } = typed;
  if (kind !== 'terms' && kind !== 'date_histogram') {
    throw parsingError(`[composite] unknown source kind [${kind}]`);
  }
  if (!isObject(options)) {
    throw malformedSource();
  }
  return {
    name: named.name,
    kind,
    field: readOption(options, 'field', 'string') ?? '',
    options,
    direction: readOption(options, 'order', 'string') === 'desc' ? -1 : 1,
    missingBucket: readOption(options, 'missing_bucket', 'boolean') ?? false,
  };
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

function readAfter(
  given: unknown,
  sources: readonly CompositeSource[],
): readonly KeyPart[] | undefined {
  if (given === undefined) {
    return undefined;
  }
  if (!isObject(given) || sources.some(({ name }) => !(name in given))) {
    throw illegalArgument(
      `[after] has to name all sources: ${sources.map(({ name }) => name).join(',')}`,
    );
  }
  return sources.map(({ name }) => (given[name] ?? null) as KeyPart);
}

function bindSource<D>(
  source: CompositeSource,
  context: SearchContext<D>,
): (document: D) => readonly KeyPart[] {
  const field = valueSource(context, source.field, undefined);
  const absent: readonly KeyPart[] = source.missingBucket ? [null] : [];
  const interval = source.kind === 'terms' ? undefined : readDateInterval(source.options);
  return (document) => {
    const found = field.values(document);
    if (found.length === 0) {
      return absent;
    }
    return interval === undefined ? found : found.map((value) => interval.start(Number(value)));
  };
}
