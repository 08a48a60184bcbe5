import { ElasticsearchError, illegalArgument } from '../lib/elasticsearch_error';
import type { Parameters } from '../lib/parameters';

const RANGES = {
  int: [-(2 ** 31), 2 ** 31 - 1],
  long: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  float: [-Number.MAX_VALUE, Number.MAX_VALUE],
} as const;

/**
 * A number among the query parameters; undefined when it is absent.
 * @throws `illegal_argument_exception` when it is none of that type.
 */
export function numberParameter(
  query: Parameters,
  name: string,
  type: keyof typeof RANGES,
): number | undefined {
  const text = query[name];
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  const [least, most] = RANGES[type];
  const isWhole = type === 'float' || /^[+-]?\d+$/.test(text);
  if (text.trim() === '' || !isWhole || !(value >= least && value <= most)) {
    throw illegalArgument(
      `Failed to parse ${type} parameter [${name}] with value [${text}]`,
      new ElasticsearchError({
        status: 400,
        type: 'number_format_exception',
        reason: `For input string: "${text}"`,
      }),
    );
  }
  return value;
}
