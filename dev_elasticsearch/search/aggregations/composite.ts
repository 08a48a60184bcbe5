import { illegalArgument } from '../../lib/elasticsearch_error';
import { stringifyJson } from '../../lib/json/stringify_json';
import { formatDate } from '../dates';
import { resolveDateMath } from '../date_math';
import type { FieldValue, SearchContext, SearchField } from '../fields';
import { compareValues, shownValue, toFieldValue } from '../fields';
import type { JsonObject, SingleMember } from '../request_reader';
import {
  asList,
  isObject,
  readOption,
  refuseUnknownStrictly,
  singleMember,
} from '../request_reader';
import { parsingError } from '../search_error';
import { readDateInterval, readOffset } from './date_interval';
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
 * `composite`: one bucket for each combination of values, in key order, paged by `after`. Sources of
 * kind `terms` and `date_histogram`.
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
      sources: sources.map((source) => ({ source, ...bindSource(source, context) })),
      size,
      after: readAfter(spec.options.after, sources, context),
      newBucket: () => new Bucket(spec.inner, context),
    });
}

interface CompositeParts<D> {
  readonly sources: readonly {
    readonly source: CompositeSource;
    readonly field: SearchField | undefined;
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

  collect(document: D, score?: number): void {
    const { sources, after } = this.parts;
    const columns = sources.map(({ values }) => [...new Set(values(document))]);
    const keys = columns.reduce<readonly (readonly KeyPart[])[]>(
      (rows, column) => rows.flatMap((row) => column.map((part) => [...row, part])),
      [[]],
    );
    for (const key of keys) {
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

function compareParts(a: KeyPart, b: KeyPart, source: CompositeSource): number {
  const { direction, missingOrder } = source;
  if (a === null || b === null) {
    const first = missingOrder === 'default' ? direction : missingOrder === 'first' ? 1 : -1;
    return a === b ? 0 : a === null ? -first : first;
  }
  return compareValues(a, b) * direction;
}

function renderPart(
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

function readSource(given: unknown): CompositeSource {
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

function readPart<D>(
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

function bindSource<D>(
  source: CompositeSource,
  context: SearchContext<D>,
): {
  readonly field: SearchField | undefined;
  readonly values: (document: D) => readonly KeyPart[];
} {
  const found = valueSource(context, source.field, undefined);
  const absent: readonly KeyPart[] = source.missingBucket ? [null] : [];
  const cut = cutterOf(source);
  return {
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
