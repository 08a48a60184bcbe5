import { compileWildcard } from '../../lib/wildcard';

/** A test for names that fit one of these names and patterns; `_all` stands for `*`. */
export function fitsAny(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map((pattern) => compileWildcard(pattern === '_all' ? '*' : pattern));
  return (name) => tests.some((test) => test(name));
}

/** As {@link fitsAny}; without any pattern, all names fit. */
export function fitsAnyOrAll(patterns: readonly string[]): (name: string) => boolean {
  return patterns.length === 0 ? () => true : fitsAny(patterns);
}
