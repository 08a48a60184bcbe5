import { textOf } from '../../lib/json/text_of';
import { asList, isObject, readOption } from '../request_reader';
import { parsingError } from '../search_error';

/** One entry of `fields` or `docvalue_fields`. */
export interface FieldRequest {
  /** A name, or a pattern with `*`. */
  readonly pattern: string;
  /** Format of dates. Absent = that of the field. */
  readonly format?: string;
}

/**
 * Reads `fields` or `docvalue_fields`: names, or objects with `field` and `format`.
 * @throws `parsing_exception`.
 */
export function parseFieldRequests(given: unknown, option: string): readonly FieldRequest[] {
  return asList(given).map((item) => {
    if (typeof item === 'string') {
      return { pattern: item };
    }
    if (!isObject(item)) {
      throw parsingError(`Expected [START_OBJECT] or [VALUE_STRING] in [${option}]`);
    }
    const unknown = Object.keys(item).find(
      (name) => !['field', 'format', 'include_unmapped'].includes(name),
    );
    if (unknown !== undefined || item.include_unmapped === true) {
      throw parsingError(`[${option}] unknown field [${unknown ?? 'include_unmapped'}]`);
    }
    const pattern = readOption(item, 'field', 'string');
    if (pattern === undefined) {
      throw parsingError('Required [field]');
    }
    const format = readOption(item, 'format', 'string');
    return format === undefined ? { pattern } : { pattern, format };
  });
}

/** What `stored_fields` asks for: without an own `_source` option, it hides the source. */
export type StoredFields = 'none' | readonly string[];

/**
 * Reads `stored_fields`: a name, a list of names, or `_none_`.
 * @throws `illegal_argument_exception` for `_none_` among others.
 */
export function parseStoredFields(given: unknown): StoredFields | undefined {
  if (given === undefined) {
    return undefined;
  }
  const names = asList(given).map(textOf);
  return names.length === 1 && names[0] === '_none_' ? 'none' : names;
}
