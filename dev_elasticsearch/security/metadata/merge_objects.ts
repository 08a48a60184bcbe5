import { isObject } from '../../lib/json/object_reader';

type JsonObject = Readonly<Record<string, unknown>>;

/** `change` merged into `before` as a partial update does: objects are merged, the rest replaced. */
export function mergeObjects(before: JsonObject, change: JsonObject): JsonObject {
  const merged = Object.entries(change).map(([key, value]): [string, unknown] => {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    return [key, isObject(old) && isObject(value) ? mergeObjects(old, value) : value];
  });
  return { ...before, ...Object.fromEntries(merged) };
}
