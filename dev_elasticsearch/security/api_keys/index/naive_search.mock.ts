import { illegalArgument } from '../../../lib/elasticsearch_error';
import { isObject } from '../../../lib/json/object_reader';
import { executeSearch } from '../../../search/execution/execute';
import type { SearchResult } from '../../../search/execution/execute';
import type { FieldValue, SearchContext, SearchField } from '../../../search/fields';
import { parseSearchRequest } from '../../../search/request/search_request';
import type { ApiKeyEntry } from './api_key_index';

const DATES = ['creation', 'expiration', 'invalidation'];
const KEYWORDS = ['name', 'username', 'type', 'metadata'];

/** The slow way to search keys: every key is held against the query, one after the other. */
export function naiveSearch(
  entries: readonly ApiKeyEntry[],
  body: object,
  now: number,
): SearchResult<ApiKeyEntry> {
  const context = contextAt(now);
  const position = (entry: ApiKeyEntry): number => entries.indexOf(entry);
  const target = { context, documents: entries, uuid: '_na_', position };
  return executeSearch(parseSearchRequest(body), [target], { mergedContext: context });
}

function contextAt(now: number): SearchContext<ApiKeyEntry> {
  return {
    indexName: '.security-7',
    now,
    field: fieldNamed,
    fieldNames: () => [...KEYWORDS, 'realm_name', ...DATES, 'invalidated'],
    id: ({ id }) => id,
    values: valuesOf,
  };
}

function fieldNamed(name: string): SearchField {
  if (DATES.includes(name)) {
    return { name, type: 'date', format: 'strict_date_optional_time||epoch_millis' };
  }
  if (name === 'invalidated') return { name, type: 'boolean' };
  if (KEYWORDS.includes(name) || name === 'realm_name' || name.startsWith('metadata.')) {
    return { name, type: 'keyword' };
  }
  throw illegalArgument(`unexpected field ${name}`);
}

function valuesOf(entry: ApiKeyEntry, name: string): readonly FieldValue[] {
  if (name === 'invalidated') return [entry.invalidation !== undefined];
  if (name === 'realm_name') return [entry.realm];
  if (name === 'metadata') return distinct(leaves(entry.metadata).map(([, value]) => value));
  if (name.startsWith('metadata.')) {
    const wanted = name.slice('metadata.'.length);
    return distinct(leaves(entry.metadata).flatMap(([path, v]) => (path === wanted ? [v] : [])));
  }
  const value = (entry as unknown as Record<string, FieldValue | undefined>)[name];
  return value === undefined ? [] : [value];
}

function distinct(values: readonly string[]): string[] {
  const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
  return [...new Set(values)].sort((a, b) => Buffer.compare(bytes(a), bytes(b)));
}

function leaves(value: unknown, path: readonly string[] = []): [path: string, value: string][] {
  if (value === null) return [];
  if (typeof value === 'string') return [[path.join('.'), value]];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, path));
  if (!isObject(value)) return [[path.join('.'), JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, member]) => leaves(member, [...path, name]));
}
