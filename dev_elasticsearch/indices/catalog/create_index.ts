import { illegalArgument } from '../../lib/elasticsearch_error';
import { newRandomToken } from '../../lib/ids';
import type { JsonObject } from '../../search/request_reader';
import { checkFieldCount } from '../mappings/dynamic_mapping';
import type { IndexDeps } from '../index_deps';
import type { AliasRecord, IndexRecord } from './index_record';
import type { SettingChanges } from '../settings/index_settings';
import { initialSettings } from '../settings/index_settings';
import { checkReferences } from '../mappings/merge_mappings';
import { composeTemplate, overlayMappings, templatesFor } from '../templates/compose_template';

/** What a new index is made of, checked already. */
export interface NewIndex {
  readonly name: string;
  readonly settings: SettingChanges;
  readonly mappings: JsonObject;
  readonly aliases: Readonly<Record<string, AliasRecord>>;
  /** The data stream it is a part of. Absent = none. */
  readonly dataStream?: string;
}

/** What making an index or a data stream needs. */
export type CreateDeps = Pick<IndexDeps, 'catalog' | 'templates' | 'clock' | 'random'>;

/**
 * Adds an index, with what the best template for its name gives it; legal only inside `Store.write`.
 * @throws `resource_already_exists_exception`, `invalid_index_name_exception`, and an
 *   `illegal_argument_exception` for names that a template keeps for data streams.
 */
export function createIndex(deps: CreateDeps, index: NewIndex): IndexRecord {
  const [best] = templatesFor(index.name, deps.templates);
  if (best === undefined) {
    return addIndex(deps, index);
  }
  if (best.value.dataStream !== undefined) {
    throw illegalArgument(
      `cannot create index with name [${index.name}], because it matches with template ` +
        `[${best.name}] that creates data streams only, use create data stream api instead`,
    );
  }
  const template = composeTemplate(best.value, deps.templates);
  return addIndex(deps, {
    ...index,
    settings: { ...template.settings, ...index.settings },
    mappings: overlayMappings(template.mappings, index.mappings),
    aliases: { ...template.aliases, ...index.aliases },
  });
}

/** Adds an index of exactly these parts; legal only inside `Store.write`. @throws as {@link createIndex}. */
export function addIndex(
  deps: Pick<CreateDeps, 'catalog' | 'clock' | 'random'>,
  { name, settings, mappings, aliases, dataStream }: NewIndex,
): IndexRecord {
  const record: IndexRecord = {
    name,
    uuid: newRandomToken(deps.random),
    createdAt: deps.clock(),
    settings: initialSettings(settings),
    mappings,
    mappingVersion: 1,
    aliases,
    ...(dataStream === undefined ? {} : { dataStream }),
  };
  checkReferences(mappings);
  checkFieldCount(mappings, { mappings: {}, settings: record.settings });
  deps.catalog.create(record);
  return record;
}
