import { newRandomToken } from '../lib/ids';
import type { JsonObject } from '../search/request_reader';
import type { IndexDeps } from './index_deps';
import type { AliasRecord, IndexRecord } from './index_record';
import type { SettingChanges } from './index_settings';
import { initialSettings } from './index_settings';

/** What a new index is made of, checked already. */
export interface NewIndex {
  readonly name: string;
  readonly settings: SettingChanges;
  readonly mappings: JsonObject;
  readonly aliases: Readonly<Record<string, AliasRecord>>;
}

/**
 * Adds an index; legal only inside `Store.write`.
 * @throws `resource_already_exists_exception`, `invalid_index_name_exception`.
 */
export function createIndex(
  deps: Pick<IndexDeps, 'catalog' | 'clock' | 'random'>,
  index: NewIndex,
): IndexRecord {
  const record: IndexRecord = {
    name: index.name,
    uuid: newRandomToken(deps.random),
    createdAt: deps.clock(),
    settings: initialSettings(index.settings),
    mappings: index.mappings,
    mappingVersion: 1,
    aliases: index.aliases,
  };
  deps.catalog.create(record);
  return record;
}
