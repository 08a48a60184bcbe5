import { parseJson } from '../lib/json/parse_json';
import { stringifyJson } from '../lib/json/stringify_json';

/** Begins the text of a value that has a bigint somewhere: JSON.parse would round it. */
const EXACT = '\n';

/** The text that a value is kept as: JSON, which any tool can read. */
export function encodeValue(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof TypeError) return EXACT + stringifyJson(value);
    throw error;
  }
}

/** The value of a text that {@link encodeValue} made. */
export function decodeValue(text: string): unknown {
  return text.startsWith(EXACT) ? parseJson(text) : JSON.parse(text);
}
