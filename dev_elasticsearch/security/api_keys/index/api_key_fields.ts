import type { SearchField } from '../../../search/fields';
import type { ApiKeyIndex } from './api_key_index';
import { DateField } from './date_field';
import type { IndexedField } from './indexed_field';
import { InvalidatedField } from './invalidated_field';
import { MetadataField } from './metadata_field';
import { SEPARATOR } from '../../metadata/metadata_leaves';
import { TermField } from './term_field';

const DATE_FORMAT = 'strict_date_optional_time||epoch_millis';
const METADATA = 'metadata.';

const keyword = (name: string): SearchField => ({ name, type: 'keyword' });
const date = (name: string): SearchField => ({ name, type: 'date', format: DATE_FORMAT });

type FieldOfIndex = (index: ApiKeyIndex) => IndexedField;

/** Fields that queries, sorts and aggregations may name, besides the paths of metadata. */
const FIELDS: ReadonlyMap<string, FieldOfIndex> = new Map<string, FieldOfIndex>([
  ['name', (index) => new TermField(keyword('name'), index.names)],
  ['username', (index) => new TermField(keyword('username'), index.usernames)],
  ['realm_name', (index) => new TermField(keyword('realm_name'), index.realms)],
  ['type', (index) => new TermField(keyword('type'), index.types)],
  ['creation', (index) => new DateField(date('creation'), index.creations)],
  ['expiration', (index) => new DateField(date('expiration'), index.expirations)],
  ['invalidation', (index) => new DateField(date('invalidation'), index.invalidations)],
  ['invalidated', (index) => new InvalidatedField({ name: 'invalidated', type: 'boolean' }, index)],
  ['metadata', (index) => new MetadataField(keyword('metadata'), index.metadata)],
]);

/** Names of the fields, `metadata` standing for all its paths. */
export const API_KEY_FIELD_NAMES: readonly string[] = [...FIELDS.keys()];

/** The field of that name, `metadata.env.tier` for a path of metadata; undefined for others. */
export function indexedField(index: ApiKeyIndex, name: string): IndexedField | undefined {
  if (!isMetadataPath(name)) return FIELDS.get(name)?.(index);
  return new TermField(keyword(name), index.metadata, name.slice(METADATA.length) + SEPARATOR);
}

/** Is it the name of one path inside metadata? */
export function isMetadataPath(name: string): boolean {
  return name.startsWith(METADATA);
}
