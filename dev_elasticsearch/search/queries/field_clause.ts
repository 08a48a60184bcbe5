import { illegalArgument } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../request_reader';
import { isObject, readOption, refuseUnknown, requireObject } from '../request_reader';
import { parsingError } from '../search_error';

/** The common shape `{"<kind>": {"<field>": value or {options}}}`. */
export interface FieldClause {
  readonly field: string;
  /** What the field is compared with; undefined when the options form left it out. */
  readonly value: unknown;
  /** The options form; empty for the short form. */
  readonly options: JsonObject;
  readonly boost: number;
}

/** What a kind allows in a clause. */
export interface FieldClauseGrammar {
  readonly kind: string;
  /** Option that holds the value: `value`, `query`. */
  readonly valueOption: string;
  /** Beyond `boost`, `_name` and the value option. */
  readonly options: readonly string[];
  /** Other spellings of the value option. */
  readonly aliases?: readonly string[];
}

/**
 * Reads the clause of a query on one field.
 * @throws `parsing_exception` when it is no object, names several fields, or has unknown options.
 */
export function readFieldClause(body: unknown, grammar: FieldClauseGrammar): FieldClause {
  const { kind, valueOption, aliases = [] } = grammar;
  const members = Object.entries(requireObject(body, kind));
  const [first, second] = members.filter(([name]) => name !== 'boost' && name !== '_name');
  if (first === undefined) {
    throw parsingError(`[${kind}] query malformed, no field name found`);
  }
  if (second !== undefined) {
    throw parsingError(
      `[${kind}] query doesn't support multiple fields, found [${first[0]}] and [${second[0]}]`,
      { holder: requireObject(body, kind), key: second[0] },
    );
  }
  const [field, given] = first;
  if (Array.isArray(given)) {
    throw parsingError(`[${kind}] query does not support array of values`, {
      holder: requireObject(body, kind),
      key: field,
    });
  }
  if (!isObject(given)) {
    return { field, value: given, options: {}, boost: 1 };
  }
  const spellings = [valueOption, ...aliases];
  refuseUnknown(given, [...spellings, 'boost', '_name', ...grammar.options], kind);
  const value = spellings.map((name) => given[name]).find((found) => found !== undefined);
  return { field, value, options: given, boost: readOption(given, 'boost', 'number') ?? 1 };
}

/**
 * The clause's value, which must be a scalar.
 * @throws `illegal_argument_exception` when it is missing, `parsing_exception` when it is an object.
 */
export function requireScalar(
  { value, field }: FieldClause,
  kind: string,
): string | number | bigint | boolean {
  if (value === undefined || value === null) {
    throw illegalArgument(NO_VALUE[kind] ?? 'value cannot be null');
  }
  if (typeof value === 'object') {
    throw parsingError(`[${kind}] query on field [${field}] needs a value that is no object`);
  }
  return value as string | number | bigint | boolean;
}

const NO_VALUE: Readonly<Record<string, string>> = {
  match: '[match] requires query value',
  match_phrase: '[match_phrase] requires query value',
  match_phrase_prefix: '[match_phrase_prefix] requires query value',
  match_bool_prefix: '[match_bool_prefix] requires query value',
};
