import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../../search/request_reader';
import { addIndex } from '../catalog/create_index';
import type { CreateDeps } from '../catalog/create_index';
import { checkIndexName } from '../catalog/index_name';
import { propertiesOf } from '../mappings/mapping';
import { composeTemplate, overlayMappings, templatesFor } from '../templates/compose_template';
import type { IndexTemplate } from '../templates/template_record';
import type { DataStreamRecord } from './data_stream_record';
import { backingIndexName, TIMESTAMP_FIELD } from './data_stream_record';

/**
 * Adds a data stream with its first backing index; legal only inside `Store.write`.
 * @throws `illegal_argument_exception` without a template for it, or for a name it cannot have;
 *   `resource_already_exists_exception`.
 */
export function createDataStream(deps: CreateDeps, name: string): DataStreamRecord {
  checkDataStreamName(name);
  const existing = deps.catalog.find(name);
  if (existing !== undefined) {
    throw alreadyExists(name, existing.dataStream === undefined);
  }
  const template = requireTemplate(deps, name);
  const stream: DataStreamRecord = {
    name,
    indices: [],
    generation: 0,
    hidden: template.dataStream?.hidden ?? false,
  };
  return addGeneration(deps, stream);
}

/**
 * Gives a data stream its next backing index, which takes the writes from now on; legal only inside
 * `Store.write`.
 * @throws `illegal_argument_exception` when there is no template for it any longer.
 */
export function addGeneration(deps: CreateDeps, stream: DataStreamRecord): DataStreamRecord {
  const { name } = stream;
  const template = requireTemplate(deps, name);
  const { settings, mappings } = composeTemplate(template, deps.templates);
  const generation = stream.generation + 1;
  const index = addIndex(deps, {
    name: backingIndexName(name, generation, deps.clock()),
    settings: { ...settings, 'index.hidden': 'true' },
    mappings: withTimestamp(mappings),
    aliases: {},
    dataStream: name,
  });
  const grown = { ...stream, generation, indices: [...stream.indices, index.name] };
  deps.catalog.putDataStream(grown);
  return grown;
}

/**
 * The template that makes a data stream of this name.
 * @throws `illegal_argument_exception` when none does.
 */
function requireTemplate({ templates }: CreateDeps, name: string): IndexTemplate {
  const [best] = templatesFor(name, templates);
  if (best === undefined) {
    throw illegalArgument(`no matching index template found for data stream [${name}]`);
  }
  if (best.value.dataStream === undefined) {
    throw illegalArgument(
      `matching index template [${best.name}] for data stream [${name}] has no data stream template`,
    );
  }
  return best.value;
}

function checkDataStreamName(name: string): void {
  if (name !== name.toLowerCase()) {
    throw illegalArgument(`data_stream [${name}] must be lowercase`);
  }
  if (name.startsWith('.ds-')) {
    throw illegalArgument(`data_stream [${name}] must not start with '.ds-'`);
  }
  checkIndexName(name);
}

function withTimestamp(mappings: JsonObject): JsonObject {
  const ownType = propertiesOf(mappings)[TIMESTAMP_FIELD];
  const base = { properties: { [TIMESTAMP_FIELD]: ownType ?? { type: 'date' } } };
  return { _data_stream_timestamp: { enabled: true }, ...overlayMappings(base, mappings) };
}

function alreadyExists(name: string, isOther: boolean): ElasticsearchError {
  return isOther
    ? new ElasticsearchError({
        status: 400,
        type: 'illegal_state_exception',
        reason: `data stream [${name}] conflicts with an existing index or alias of that name`,
      })
    : new ElasticsearchError({
        status: 400,
        type: 'resource_already_exists_exception',
        reason: `data_stream [${name}] already exists`,
      });
}
