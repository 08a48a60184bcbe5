import { isObject, readOption } from '../request_reader';
import { parsingError, strictParseError } from '../search_error';

/** The point in time that a search asks for: it replaces the indices of the path. */
export interface PointInTimeReference {
  readonly id: string;
  /** How much longer it is kept, as a duration. Absent = as long as before. */
  readonly keepAlive?: string;
}

/**
 * Reads `pit`; undefined when there is none.
 * @throws `parsing_exception`.
 */
export function parsePointInTime(given: unknown): PointInTimeReference | undefined {
  if (given === undefined) {
    return undefined;
  }
  if (!isObject(given)) {
    throw parsingError('[pit] expected an object');
  }
  const unknown = Object.keys(given).find((name) => name !== 'id' && name !== 'keep_alive');
  if (unknown !== undefined) {
    throw strictParseError(`[pit] unknown field [${unknown}]`, { holder: given, key: unknown });
  }
  const id = readOption(given, 'id', 'string');
  if (id === undefined || id === '') {
    throw parsingError('point in time id is not provided');
  }
  const keepAlive = readOption(given, 'keep_alive', 'string');
  return keepAlive === undefined ? { id } : { id, keepAlive };
}
