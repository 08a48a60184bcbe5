import { tokenOf } from '../../lib/json/object_reader';
import { textOf } from '../../lib/json/text_of';
import type { JsonObject } from '../request_reader';
import { asList, isObject } from '../request_reader';
import { parsingError } from '../search_error';
import { compileWildcard } from '../../lib/wildcard';

/** What of a document's source an answer shows; false = no `_source` at all. */
export type SourceFilter = false | ((source: JsonObject) => JsonObject);

/** The URL's spelling of a source filter. */
export interface SourceParameters {
  readonly _source?: string | undefined;
  readonly _source_includes?: string | undefined;
  readonly _source_excludes?: string | undefined;
}

/**
 * Reads the body's `_source`: a boolean, a pattern, a list of patterns, or `{includes, excludes}`.
 * @throws `parsing_exception` for anything else.
 */
export function parseSourceFilter(source: unknown): SourceFilter {
  if (source === undefined || source === true) {
    return everything;
  }
  if (source === false) {
    return false;
  }
  if (typeof source === 'string' || Array.isArray(source)) {
    return filterSource(asList(source).map(textOf), []);
  }
  if (!isObject(source)) {
    throw parsingError('Expected one of [VALUE_BOOLEAN, VALUE_STRING, START_ARRAY, START_OBJECT]');
  }
  refuseUnknownMembers(source);
  const includes = asList(source.includes ?? source.include).map(textOf);
  return filterSource(includes, asList(source.excludes ?? source.exclude).map(textOf));
}

function refuseUnknownMembers(source: JsonObject): void {
  const key = Object.keys(source).find((name) => !MEMBERS.includes(name));
  if (key !== undefined) {
    throw parsingError(`Unknown key for a ${tokenOf(source[key])} in [${key}].`, {
      holder: source,
      key,
    });
  }
}

const MEMBERS = ['includes', 'include', 'excludes', 'exclude'];

/** Reads the parameters `_source`, `_source_includes`, `_source_excludes`; undefined = none given. */
export function sourceFilterOf(parameters: SourceParameters): SourceFilter | undefined {
  const { _source, _source_includes: includes, _source_excludes: excludes } = parameters;
  if (_source === 'false') {
    return false;
  }
  const named = _source === 'true' || _source === '' ? undefined : _source;
  if (_source === undefined && includes === undefined && excludes === undefined) {
    return undefined;
  }
  return filterSource(splitList(named ?? includes), splitList(excludes));
}

function splitList(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(',');
}

function everything(source: JsonObject): JsonObject {
  return source;
}

function filterSource(includes: readonly string[], excludes: readonly string[]): SourceFilter {
  if (includes.length === 0 && excludes.length === 0) {
    return everything;
  }
  const covers = (patterns: readonly string[]) => {
    const tests = patterns.flatMap((pattern) => [
      compileWildcard(pattern),
      compileWildcard(`${pattern}.*`),
    ]);
    return (path: string) => tests.some((test) => test(path));
  };
  const isExcluded = covers(excludes);
  const isIncluded = includes.length === 0 ? () => true : covers(includes);
  return (source) => keep(source, '', { isIncluded, isExcluded });
}

interface PathRules {
  readonly isIncluded: (path: string) => boolean;
  readonly isExcluded: (path: string) => boolean;
}

function keep(source: JsonObject, prefix: string, rules: PathRules): JsonObject {
  const kept: [string, unknown][] = [];
  for (const [name, value] of Object.entries(source)) {
    const path = `${prefix}${name}`;
    const found = rules.isExcluded(path) ? undefined : keepValue(value, path, rules);
    if (found !== undefined) {
      kept.push([name, found]);
    }
  }
  return Object.fromEntries(kept);
}

function keepValue(value: unknown, path: string, rules: PathRules): unknown {
  if (isObject(value)) {
    const inner = keep(value, `${path}.`, rules);
    return Object.keys(inner).length > 0 || rules.isIncluded(path) ? inner : undefined;
  }
  if (!Array.isArray(value)) {
    return rules.isIncluded(path) ? value : undefined;
  }
  const items = value
    .map((item: unknown) => keepValue(item, path, rules))
    .filter((item) => item !== undefined);
  return items.length > 0 || rules.isIncluded(path) ? items : undefined;
}
