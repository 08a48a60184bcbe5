import { decodeIp, encodeIp, ipNetwork } from '../values/ip_address';
import type { JsonObject } from '../request_reader';
import { asList, isObject, readOption, refuseUnknownStrictly } from '../request_reader';
import { parsingError, shardIllegalArgument } from '../search_error';
import type { AggregationSpec, ParsedAggregation } from './parsed_aggregation';
import { Bucket, refuseUnknownOptions, requireField, valueSource } from './parsed_aggregation';

/** Addresses as the index holds them: from inclusive, to exclusive; undefined = open. */
interface IpRange {
  readonly key: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** `ip_range`: one bucket for each range (`from`, `to`) or network (`mask`) of addresses. */
export function parseIpRange(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, ['field', 'ranges', 'keyed', 'missing']);
  const name = requireField(spec);
  const ranges = asList(spec.options.ranges).filter(isObject).map(readRange);
  if (ranges.length === 0) {
    throw parsingError(`No [ranges] specified for the [${spec.name}] aggregation`);
  }
  const isKeyed = readOption(spec.options, 'keyed', 'boolean') ?? false;
  return (context) => {
    const source = valueSource(context, name, spec.options.missing);
    if (source.field !== undefined && source.field.type !== 'ip') {
      throw shardIllegalArgument(
        `Field [${name}] of type [${source.field.type}] is not supported for aggregation [ip_range]`,
      );
    }
    const buckets = ranges.map((range) => ({ range, bucket: new Bucket(spec.inner, context) }));
    return {
      typedKind: 'ip_range',
      collect: (document, score) => {
        const values = source.values(document).map(String);
        buckets
          .filter(({ range }) => values.some((value) => isInside(value, range)))
          .forEach(({ bucket }) => {
            bucket.collect(document, score);
          });
      },
      result: (options) => {
        const rows = buckets.map(({ range, bucket }) => ({
          key: range.key,
          row: { ...ends(range), ...bucket.result(options) },
        }));
        return {
          buckets: isKeyed
            ? Object.fromEntries(rows.map(({ key, row }) => [key, row]))
            : rows.map(({ key, row }) => ({ key, ...row })),
        };
      },
    };
  };
}

function isInside(value: string, { from, to }: IpRange): boolean {
  return (from === undefined || value >= from) && (to === undefined || value < to);
}

function ends({ from, to }: IpRange): JsonObject {
  return {
    ...(from === undefined ? {} : { from: decodeIp(from) }),
    ...(to === undefined ? {} : { to: decodeIp(to) }),
  };
}

function readRange(range: JsonObject): IpRange {
  refuseUnknownStrictly(range, ['key', 'from', 'to', 'mask'], 'ip_range');
  const own = readOption(range, 'key', 'string');
  const mask = readOption(range, 'mask', 'string');
  if (mask !== undefined) {
    const network = ipNetwork(mask);
    if (network === undefined) {
      throw parsingError(`[${mask}] is not a valid network mask`);
    }
    return { key: own ?? mask, from: network.from, to: next(network.to) };
  }
  const from = readEnd(range, 'from');
  const to = readEnd(range, 'to');
  const text = (end: string | undefined) => (end === undefined ? '*' : decodeIp(end));
  return { key: own ?? `${text(from)}-${text(to)}`, from, to };
}

function readEnd(range: JsonObject, name: string): string | undefined {
  const given = readOption(range, name, 'string');
  const encoded = given === undefined ? undefined : encodeIp(given);
  if (given !== undefined && encoded === undefined) {
    throw parsingError(`'${given}' is not an IP string literal.`);
  }
  return encoded;
}

/** The address behind the last of a network; undefined behind the very last. */
function next(last: string): string | undefined {
  const value = BigInt(`0x${last}`) + 1n;
  return value >= 1n << 128n ? undefined : value.toString(16).padStart(last.length, '0');
}
