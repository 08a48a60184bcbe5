import { formatDate } from '../dates/dates';
import { resolveDateMath } from '../dates/date_math';
import type { SearchContext, SearchField } from '../fields';
import { DEFAULT_DATE_FORMAT } from '../fields';
import type { JsonObject } from '../request_reader';
import { asList, isObject, readOption } from '../request_reader';
import { parsingError } from '../search_error';
import type {
  AggregationSpec,
  Aggregator,
  ParsedAggregation,
  ResultOptions,
  ValueSource,
} from './parsed_aggregation';
import { Bucket, refuseUnknownOptions, requireField, valueSource } from './parsed_aggregation';

/** From inclusive, to exclusive; undefined = open. */
interface BoundRange {
  readonly key: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** How the ends of ranges are read and shown. */
interface Notation {
  read(value: unknown): number;
  text(value: number): string;
  /** Show `from_as_string` and `to_as_string`. */
  readonly asString: boolean;
}

const OPTIONS = ['field', 'ranges', 'keyed', 'missing', 'format', 'time_zone'];

/** `range`: one bucket for each range of numbers. */
export function parseNumberRange(spec: AggregationSpec): ParsedAggregation {
  return parseRanges(spec, () => ({ read: readNumber, text: decimal, asString: false }));
}

/** `date_range`: as `range`, the ends being dates or date math. */
export function parseDateRange(spec: AggregationSpec): ParsedAggregation {
  return parseRanges(spec, (field, context) => {
    const format = readOption(spec.options, 'format', 'string') ?? field.format;
    const zone = readOption(spec.options, 'time_zone', 'string') ?? 'UTC';
    return {
      read: (value) =>
        resolveDateMath(value, { format: format ?? DEFAULT_DATE_FORMAT, now: context.now, zone }),
      text: (value) => formatDate(value, format ?? DEFAULT_DATE_FORMAT, zone),
      asString: true,
    };
  });
}

type NotationOf = <D>(field: SearchField, context: SearchContext<D>) => Notation;

function parseRanges(spec: AggregationSpec, notationOf: NotationOf): ParsedAggregation {
  refuseUnknownOptions(spec, OPTIONS);
  const name = requireField(spec);
  const ranges = asList(spec.options.ranges).filter(isObject);
  if (ranges.length === 0) {
    throw parsingError(`No [ranges] specified for the [${spec.name}] aggregation`);
  }
  const isKeyed = readOption(spec.options, 'keyed', 'boolean') ?? false;
  return (context) => {
    const source = valueSource(context, name, spec.options.missing);
    const field = source.field ?? { name, type: spec.kind === 'range' ? 'double' : 'date' };
    const notation = notationOf(field, context);
    const buckets = ranges
      .map((range) => readRange(range, notation))
      .sort(byEnds)
      .map((range) => ({ range, bucket: new Bucket(spec.inner, context) }));
    return new RangeAggregator(source, buckets, { kind: spec.kind, notation, isKeyed });
  };
}

interface RangeBucket<D> {
  readonly range: BoundRange;
  readonly bucket: Bucket<D>;
}

interface RangeRendering {
  readonly kind: string;
  readonly notation: Notation;
  readonly isKeyed: boolean;
}

class RangeAggregator<D> implements Aggregator<D> {
  constructor(
    private readonly source: ValueSource<D>,
    private readonly buckets: readonly RangeBucket<D>[],
    private readonly rendering: RangeRendering,
  ) {}

  get typedKind(): string {
    return this.rendering.kind;
  }

  collect(document: D, score?: number): void {
    const values = this.source.values(document).map(Number);
    for (const { range, bucket } of this.buckets) {
      if (values.some((value) => isInside(value, range))) {
        bucket.collect(document, score);
      }
    }
  }

  result(options: ResultOptions): JsonObject {
    const rows = this.buckets.map(({ range, bucket }) => ({
      key: range.key,
      body: { ...this.ends(range), ...bucket.result(options) },
    }));
    return {
      buckets: this.rendering.isKeyed
        ? Object.fromEntries(rows.map(({ key, body }) => [key, body]))
        : rows.map(({ key, body }) => ({ key, ...body })),
    };
  }

  private ends({ from, to }: BoundRange): JsonObject {
    const { notation } = this.rendering;
    const end = (name: string, value: number | undefined) =>
      value === undefined
        ? {}
        : {
            [name]: value,
            ...(notation.asString ? { [`${name}_as_string`]: notation.text(value) } : {}),
          };
    return { ...end('from', from), ...end('to', to) };
  }
}

function isInside(value: number, { from, to }: BoundRange): boolean {
  return (from === undefined || value >= from) && (to === undefined || value < to);
}

function readRange(range: JsonObject, notation: Notation): BoundRange {
  const end = (value: unknown) =>
    value === undefined || value === null ? undefined : notation.read(value);
  const from = end(range.from);
  const to = end(range.to);
  const text = (value: number | undefined) => (value === undefined ? '*' : notation.text(value));
  return { key: readOption(range, 'key', 'string') ?? `${text(from)}-${text(to)}`, from, to };
}

function byEnds(a: BoundRange, b: BoundRange): number {
  const { NEGATIVE_INFINITY: least, POSITIVE_INFINITY: most } = Number;
  const from = (a.from ?? least) - (b.from ?? least);
  return from === 0 || Number.isNaN(from) ? compareEnds(a.to ?? most, b.to ?? most) : from;
}

function compareEnds(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function readNumber(value: unknown): number {
  const number = Number(value);
  if (Number.isNaN(number)) {
    throw parsingError(`Failed to parse range end [${String(value)}] as a number`);
  }
  return number;
}

/** Numbers in keys always show a fraction: `10.0-20.5`. */
function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
