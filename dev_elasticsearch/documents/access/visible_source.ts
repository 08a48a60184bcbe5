import type { JsonObject } from '../../search/request_reader';
import { isObject } from '../../search/request_reader';

/**
 * What is left of a source when only some fields may be seen: objects and lists that lose all they
 * had disappear with it, so that nothing tells what was there.
 */
export function visibleSource(source: JsonObject, allows: (path: string) => boolean): JsonObject {
  return visibleObject(source, '', allows);
}

function visibleObject(
  object: JsonObject,
  prefix: string,
  allows: (path: string) => boolean,
): JsonObject {
  const kept = Object.entries(object).flatMap(([name, value]) => {
    const visible = visibleValue(value, `${prefix}${name}`, allows);
    return visible === undefined ? [] : [[name, visible] as const];
  });
  return Object.fromEntries(kept);
}

/** Undefined = hidden. An object or list that was empty before is a value of its own. */
function visibleValue(value: unknown, path: string, allows: (path: string) => boolean): unknown {
  if (isObject(value)) {
    const visible = visibleObject(value, `${path}.`, allows);
    return isEmpty(visible) && !(isEmpty(value) && allows(path)) ? undefined : visible;
  }
  if (!Array.isArray(value)) {
    return allows(path) ? value : undefined;
  }
  const visible = value.flatMap((item: unknown) => {
    const shown = visibleValue(item, path, allows);
    return shown === undefined ? [] : [shown];
  });
  return visible.length === 0 && !(value.length === 0 && allows(path)) ? undefined : visible;
}

function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}
