import { illegalArgument } from '../../../lib/elasticsearch_error';
import type { FieldValue, SearchContext, SearchField } from '../../../search/fields';
import type { ApiKeyRow } from '../api_key_store';

const DATE_FORMAT = 'strict_date_optional_time||epoch_millis';
const date = (name: string): SearchField => ({ name, type: 'date', format: DATE_FORMAT });
const keyword = (name: string): SearchField => ({ name, type: 'keyword' });

/** Fields that queries, sorts and aggregations may name, besides `metadata` and what is below it. */
const API_KEY_FIELDS: ReadonlyMap<string, SearchField> = new Map(
  [
    keyword('name'),
    keyword('username'),
    keyword('realm_name'),
    keyword('type'),
    date('creation'),
    date('expiration'),
    date('invalidation'),
    { name: 'invalidated', type: 'boolean' },
    keyword('metadata'),
  ].map((field) => [field.name, field]),
);

const METADATA = 'metadata.';

/** Is this a field of API keys that may be searched? */
export function isApiKeyField(name: string): boolean {
  return API_KEY_FIELDS.has(name) || name.startsWith(METADATA);
}

/** Lets the search engine see rows of API keys as documents. */
export function apiKeySearchContext(now: number): SearchContext<ApiKeyRow> {
  return {
    indexName: '.security-7',
    now,
    field: (name) => {
      if (name.startsWith(METADATA)) return keyword(name);
      const field = API_KEY_FIELDS.get(name);
      if (field !== undefined || name === '_doc') return field;
      throw illegalArgument(`field [${name}] is not allowed for querying or aggregation`);
    },
    fieldNames: () => [...API_KEY_FIELDS.keys()],
    id: (row) => row.id,
    values,
  };
}

function values(row: ApiKeyRow, field: string): readonly FieldValue[] {
  if (field === 'metadata') return leavesOf(row.metadata);
  if (field.startsWith(METADATA)) return atPath(row.metadata, field.slice(METADATA.length));
  const value = plainValue(row, field);
  return value === undefined ? [] : [value];
}

function plainValue(row: ApiKeyRow, field: string): FieldValue | undefined {
  switch (field) {
    case 'username':
      return row.creator.principal;
    case 'realm_name':
      return row.creator.realm;
    case 'name':
    case 'type':
    case 'creation':
    case 'expiration':
    case 'invalidation':
    case 'invalidated':
      return row[field];
    default:
      return undefined;
  }
}

/** All leaves, as text: metadata is a flattened field. */
function leavesOf(value: unknown): string[] {
  return isNested(value) ? Object.values(value).flatMap(leavesOf) : leaf(value);
}

/** Leaves at a dotted path; names of members may themselves contain dots. */
function atPath(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => atPath(item, path));
  if (!isNested(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    if (name === path) return directLeaves(member);
    return path.startsWith(`${name}.`) ? atPath(member, path.slice(name.length + 1)) : [];
  });
}

function directLeaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(directLeaves);
  return isNested(value) ? [] : leaf(value);
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function leaf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
