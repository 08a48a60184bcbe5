import { illegalArgument } from '../../lib/elasticsearch_error';
import { parseQuery } from '../../search/predicate';
import type { JsonObject } from '../../search/request_reader';
import { isObject, readOption } from '../../search/request_reader';
import { checkAliasName } from '../catalog/index_name';
import type { AliasRecord } from '../catalog/index_record';

const OPTIONS = ['filter', 'is_write_index', 'is_hidden'];

/**
 * Reads `filter`, `is_write_index` and `is_hidden` of an alias.
 * @throws `illegal_argument_exception` for routing, which one shard does not have, and unknown members.
 */
export function readAliasOptions(given: unknown): AliasRecord {
  const options = given ?? {};
  if (!isObject(options)) {
    throw illegalArgument('alias options must be an object');
  }
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) {
    throw illegalArgument(`Unknown field [${unknown}] in alias`);
  }
  const filter = readFilter(options);
  const isWriteIndex = readOption(options, 'is_write_index', 'boolean');
  const isHidden = readOption(options, 'is_hidden', 'boolean');
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(isWriteIndex === undefined ? {} : { isWriteIndex }),
    ...(isHidden === undefined ? {} : { isHidden }),
  };
}

/** Reads `aliases` of a new index: options by name. @throws as {@link readAliasOptions}. */
export function readAliases(given: unknown): Readonly<Record<string, AliasRecord>> {
  if (given === undefined) {
    return {};
  }
  if (!isObject(given)) {
    throw illegalArgument('key [aliases] must be an object');
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, options]) => {
      checkAliasName(name);
      return [name, readAliasOptions(options)];
    }),
  );
}

/** An alias as the API shows it. */
export function renderAlias({ filter, isWriteIndex, isHidden }: AliasRecord): JsonObject {
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(isWriteIndex === undefined ? {} : { is_write_index: isWriteIndex }),
    ...(isHidden === undefined ? {} : { is_hidden: isHidden }),
  };
}

/** All aliases of an index by name, as the API shows them. */
export function renderAliases(aliases: Readonly<Record<string, AliasRecord>>): JsonObject {
  return Object.fromEntries(
    Object.entries(aliases).map(([name, alias]) => [name, renderAlias(alias)]),
  );
}

function readFilter(options: JsonObject): JsonObject | undefined {
  const { filter } = options;
  if (!isObject(filter)) {
    return undefined;
  }
  parseQuery(filter);
  return filter;
}
