import { isTextual } from '../../../search/fields';
import { queryShardError, ShardError } from '../../../search/search_error';
import { isMetadataPath } from './api_key_fields';
import type { IndexedField } from './indexed_field';

/** @throws ShardError for fields that hold no texts */
export function requireText(kind: string, { field }: IndexedField): void {
  if (isTextual(field.type)) return;
  throw queryShardError(
    `Can only use ${kind} queries on keyword, text and wildcard fields - not on ` +
      `[${field.name}] which is of type [${field.type}]`,
  );
}

/** @throws ShardError for paths of metadata, which a `flattened` field cannot be asked in this kind */
export function refuseMetadataPath(kind: string, { field }: IndexedField): void {
  if (!isMetadataPath(field.name)) return;
  throw queryShardError(
    `failed to create query: [${kind}] queries are not currently supported on keyed [flattened] fields.`,
  );
}

/** With `isLenient`, what a field cannot be asked selects nothing rather than failing. */
export function leniently(isLenient: boolean, collect: () => void): void {
  try {
    collect();
  } catch (error) {
    if (!(isLenient && error instanceof ShardError)) throw error;
  }
}
