import { stringifyJson } from './stringify_json';

/**
 * The text of a value of a request: a scalar's own, JSON for an object or a list. Unlike `String()`
 * it never throws, whatever members (`toString`) an object may have.
 */
export function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? stringifyJson(value) : String(value);
}
