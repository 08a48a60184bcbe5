import { illegalArgument } from '../../lib/elasticsearch_error';
import { isObject, readOption } from '../request_reader';
import { parsingError, strictParseError } from '../search_error';

/** One of `max` parts into which the documents are cut, counted from 0. */
export interface SearchSlice {
  readonly id: number;
  readonly max: number;
}

/** `index.max_slices_per_scroll`. */
const MAX_SLICES = 1024;

/**
 * Reads `slice`; undefined when there is none. Slices by a field are refused.
 * @throws `parsing_exception`, `illegal_argument_exception`.
 */
export function parseSlice(given: unknown): SearchSlice | undefined {
  if (given === undefined) {
    return undefined;
  }
  if (!isObject(given)) {
    throw parsingError('[slice] expected an object');
  }
  const unknown = Object.keys(given).find((name) => name !== 'id' && name !== 'max');
  if (unknown !== undefined) {
    throw strictParseError(`[slice] unknown field [${unknown}]`, { holder: given, key: unknown });
  }
  const id = readOption(given, 'id', 'number') ?? 0;
  const max = readOption(given, 'max', 'number') ?? 0;
  if (id < 0) {
    throw illegalArgument('id must be greater than or equal to 0');
  }
  if (max <= 1) {
    throw illegalArgument('max must be greater than 1');
  }
  if (id >= max) {
    throw illegalArgument('max must be greater than id');
  }
  checkSliceCount(max);
  return { id, max };
}

/** @throws `illegal_argument_exception` for more than 1024 slices. */
export function checkSliceCount(count: number): void {
  if (count > MAX_SLICES) {
    throw illegalArgument(
      `The number of slices [${count}] is too large. It must be less than [${MAX_SLICES}]. This ` +
        'limit can be set by changing the [index.max_slices_per_scroll] index level setting.',
    );
  }
}

/** Number of the slice, out of `max`, of the document of this id: the same every time. */
export function sliceOf(documentId: string, max: number): number {
  let hash = 0;
  for (let at = 0; at < documentId.length; at += 1) {
    hash = (Math.imul(hash, 31) + documentId.charCodeAt(at)) | 0;
  }
  return Math.abs(hash % max);
}
