import { given } from '../../lib/given';
import { textOf } from '../../lib/json/text_of';
import { compileWildcard } from '../../lib/wildcard';
import { asList, isObject, readOption } from '../request_reader';
import { parsingError } from '../search_error';

/** One entry of `fields` or `docvalue_fields`. */
export interface FieldRequest {
  /** Is the field of this full name asked for, by its name or a pattern with `*`? */
  readonly covers: (name: string) => boolean;
  /** Format of dates. Absent = that of the field. */
  readonly format?: string;
}

/**
 * Reads `fields` or `docvalue_fields`: names, or objects with `field` and `format`.
 * @throws `parsing_exception`.
 */
export function parseFieldRequests(requests: unknown, option: string): readonly FieldRequest[] {
  return asList(requests).map((item) => {
    if (typeof item === 'string') {
      return { covers: compileWildcard(item) };
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
    return { covers: compileWildcard(pattern), ...given({ format }) };
  });
}

/** What `stored_fields` asks for: without an own `_source` option, it hides the source. */
export type StoredFields = 'none' | readonly string[];

/**
 * Reads `stored_fields`: a name, a list of names, or `_none_`.
 */
export function parseStoredFields(names: unknown): StoredFields | undefined {
  if (names === undefined) {
    return undefined;
  }
  const fields = asList(names).map(textOf);
  return fields.length === 1 && fields[0] === '_none_' ? 'none' : fields;
}
