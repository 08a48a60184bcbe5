import { isObject, asList } from '../request_reader';
import { parsingError } from '../search_error';

/** Factor of the scores of an index, or of the indices that a name or pattern means. */
export interface IndexBoost {
  readonly name: string;
  readonly boost: number;
}

/**
 * Reads `indices_boost`: a list of `{"name": factor}`, or one object.
 * @throws `parsing_exception`.
 */
export function parseIndicesBoost(given: unknown): readonly IndexBoost[] {
  return asList(given).flatMap((item) => {
    if (!isObject(item)) {
      throw parsingError('Expected [START_OBJECT] in [indices_boost]');
    }
    return Object.entries(item).map(([name, value]) => {
      const boost = Number(value);
      if (typeof value === 'object' || !Number.isFinite(boost)) {
        throw parsingError('Expected [VALUE_NUMBER] in [indices_boost]');
      }
      return { name, boost };
    });
  });
}
