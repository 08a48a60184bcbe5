import { stringifyJson } from '../lib/json/stringify_json';
import { didYouMean } from '../lib/suggestion';
import { parsingError, strictParseError } from './search_error';

/** A JSON object whose members are not judged yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object: not null, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that the object itself has: `__proto__` and `constructor` are names like any other. */
export function ownMember(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** One value as a list of one, a list as it is, an absent value as the empty list. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/**
 * Narrows to a JSON object.
 * @throws `parsing_exception` naming `place`, Elasticsearch's name of the construct.
 */
export function requireObject(value: unknown, place: string): JsonObject {
  if (!isObject(value)) {
    throw parsingError(`[${place}] query malformed, no start_object after query name`);
  }
  return value;
}

/** What an option must be, as {@link readOption} checks it. */
interface OptionTypes {
  string: string;
  number: number;
  boolean: boolean;
}

/**
 * One option of a construct; numbers and booleans may come as text, as Elasticsearch takes them.
 * Absent = undefined.
 * @throws `parsing_exception` when the value has another type.
 */
export function readOption<T extends keyof OptionTypes>(
  options: JsonObject,
  name: string,
  type: T,
): OptionTypes[T] | undefined {
  const given = options[name];
  if (given === undefined || given === null) {
    return undefined;
  }
  const value = type === 'string' ? scalarText(given) : lenient(given);
  if (typeof value !== type) {
    throw parsingError(
      `Failed to parse [${name}]: expected a ${type} but got [${describe(given)}]`,
      { holder: options, key: name },
    );
  }
  return value as OptionTypes[T];
}

/**
 * Refuses members that a construct does not know.
 * @throws `parsing_exception`, `[term] query does not support [x]`.
 */
export function refuseUnknown(options: JsonObject, known: readonly string[], place: string): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw parsingError(`[${place}] query does not support [${unknown}]`, {
      holder: options,
      key: unknown,
    });
  }
}

/**
 * As {@link refuseUnknown}, for constructs whose parser is strict.
 * @throws `x_content_parse_exception`, `[ids] unknown field [x]`.
 */
export function refuseUnknownStrictly(
  options: JsonObject,
  known: readonly string[],
  place: string,
): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw strictParseError(`[${place}] unknown field [${unknown}]${didYouMean(unknown, known)}`, {
      holder: options,
      key: unknown,
    });
  }
}

/** The single member of an object such as `{"term": {…}}`. */
export interface SingleMember {
  readonly name: string;
  readonly value: unknown;
}

/** Reads an object that must have exactly one member; undefined when it has none or several. */
export function singleMember(object: JsonObject): SingleMember | undefined {
  const [first, ...rest] = Object.entries(object);
  return first === undefined || rest.length > 0 ? undefined : { name: first[0], value: first[1] };
}

/** JSON of a value, for error texts; cut after 100 characters. */
export function describe(value: unknown): string {
  const text = typeof value === 'string' ? value : stringifyJson(value);
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}

function lenient(value: unknown): unknown {
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

function scalarText(value: unknown): unknown {
  return ['number', 'boolean', 'bigint'].includes(typeof value) ? String(value) : value;
}
