import { illegalArgument } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';

/** How words side by side are joined. */
export type DefaultOperator = 'and' | 'or';

/**
 * Reads `default_operator`, in any case; absent = `or`.
 * @throws `illegal_argument_exception` for another operator.
 */
export function readDefaultOperator(options: JsonObject): DefaultOperator {
  const given = readOption(options, 'default_operator', 'string')?.toLowerCase() ?? 'or';
  if (given !== 'and' && given !== 'or') {
    throw illegalArgument(`operator needs to be either [or] or [and], but not [${given}]`);
  }
  return given;
}
