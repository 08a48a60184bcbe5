import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../search/request_reader';
import { isObject, ownMember } from '../../search/request_reader';

/**
 * A document after a partial update: objects are merged, everything else is replaced.
 * @returns `source` itself when nothing changes.
 */
export function mergeDocument(source: JsonObject, change: JsonObject): JsonObject {
  const changed = Object.entries(change)
    .map(([name, value]) => [name, mergeValue(ownMember(source, name), value)] as const)
    .filter(([name, value]) => !Object.hasOwn(source, name) || value !== ownMember(source, name));
  return changed.length === 0 ? source : { ...source, ...Object.fromEntries(changed) };
}

function mergeValue(old: unknown, value: unknown): unknown {
  if (isObject(old) && isObject(value)) {
    return mergeDocument(old, value);
  }
  return isDeepStrictEqual(old, value) ? old : value;
}
