import type { JsonObject } from '../../search/request_reader';
import { isObject } from '../../search/request_reader';

/**
 * What stands in a source under a path, lists flattened: `a.b` reads `{"a": {"b": 1}}`, `{"a.b": 1}` and
 * lists of objects alike. Nulls and objects are among the values.
 */
export function valuesAt(source: JsonObject, path: string): readonly unknown[] {
  const found: unknown[] = [];
  collect(source, path, found);
  return found;
}

/** All scalars inside a value, however deep. */
export function leavesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => leavesOf(item));
  }
  return isObject(value) ? Object.values(value).flatMap((item) => leavesOf(item)) : [value];
}

/** A source that has `value` under `path` and nothing else there or beside it on the way. */
export function sourceWith(path: string, value: unknown): JsonObject {
  return path
    .split('.')
    .reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as JsonObject;
}

function collect(source: JsonObject, path: string, found: unknown[]): void {
  if (Object.hasOwn(source, path)) {
    addFlat(source[path], found);
  }
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const name = path.slice(0, dot);
    if (Object.hasOwn(source, name)) {
      const rest = path.slice(dot + 1);
      for (const item of flat(source[name]).filter(isObject)) {
        collect(item, rest, found);
      }
    }
  }
}

function flat(value: unknown): readonly unknown[] {
  const found: unknown[] = [];
  addFlat(value, found);
  return found;
}

function addFlat(value: unknown, found: unknown[]): void {
  if (Array.isArray(value)) {
    value.forEach((item: unknown) => {
      addFlat(item, found);
    });
  } else {
    found.push(value);
  }
}
