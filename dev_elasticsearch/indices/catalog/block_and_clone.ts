import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { readAliases } from '../aliases/alias_options';
import { authorizeNames } from '../access/authorize';
import { addIndex } from './create_index';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import { indexNotFound } from './index_error';
import { checkIndexName } from './index_name';
import type { IndexRecord } from './index_record';
import { applySettings, checkDynamicSettings, readSettings } from '../settings/index_settings';
import { INDICES_OPTIONS, readIndicesOptions } from '../names/indices_options';
import { refuseLimitedView } from '../access/limited_view';
import { resolveRecords } from '../names/resolve_indices';

const BLOCKS = ['metadata', 'read', 'read_only', 'write'];

/** `_block/write` and `_clone`, as migrations of saved objects use them. */
export function blockAndCloneEndpoints(deps: IndexDeps): Endpoint[] {
  return [
    {
      methods: ['put'],
      paths: ['/{index}/_block/{block}'],
      queryParameters: [...INDICES_OPTIONS, ...TIMEOUTS],
      body: 'none',
      handle: (request) => block(request, deps),
    },
    {
      methods: ['put', 'post'],
      paths: ['/{index}/_clone/{target}'],
      queryParameters: [...TIMEOUTS, 'wait_for_active_shards'],
      body: 'optional',
      handle: (request) => clone(request, deps),
    },
  ];
}

async function block(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  const { params, query, subject } = request;
  const name = params.block ?? '';
  if (!BLOCKS.includes(name)) {
    throw illegalArgument(`No block found with name ${name}`);
  }
  if (name !== 'write') {
    throw illegalArgument(`[${name}] blocks are not supported by this development server`);
  }
  const { catalog, store } = deps;
  const names = resolveRecords({
    catalog,
    subject,
    action: 'indices:admin/block/add',
    expression: params.index,
    options: readIndicesOptions(query),
  }).map((record) => record.name);
  await store.write(() => {
    names
      .flatMap((index) => catalog.get(index) ?? [])
      .forEach((record) => {
        const settings = { ...record.settings, 'index.blocks.write': 'true' };
        catalog.replace({ ...record, settings });
      });
  });
  const indices = names.map((index) => ({ name: index, blocked: true }));
  return { status: 200, body: { acknowledged: true, shards_acknowledged: true, indices } };
}

async function clone(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  const { index = '', target = '' } = request.params;
  const { subject, body, bodyText } = request;
  const source = { text: bodyText, parser: 'resize_request' };
  const reader = new ObjectReader(body ?? {}, source).allowOnly(['settings', 'aliases']);
  const changes = readSettings(reader.value('settings'));
  const aliases = readAliases(reader.value('aliases'));
  authorizeNames(subject, 'indices:admin/resize', [index, target]);
  refuseLimitedView(subject, { action: 'indices:admin/resize', name: index, kind: 'Resize' });
  checkIndexName(target);
  await deps.store.write(() => {
    const record = sourceOf(index, deps);
    checkDynamicSettings(changes, record);
    const copy = addIndex(deps, {
      name: target,
      settings: applySettings(record.settings, changes),
      mappings: record.mappings,
      aliases,
    });
    deps.copyDocuments(record, copy);
  });
  return {
    status: 200,
    body: { acknowledged: true, shards_acknowledged: true, index: target },
  };
}

function sourceOf(name: string, { catalog }: IndexDeps): IndexRecord {
  const record = catalog.get(name);
  if (record === undefined) {
    throw indexNotFound(name);
  }
  if (record.settings['index.blocks.write'] !== 'true') {
    throw new ElasticsearchError({
      status: 400,
      type: 'illegal_state_exception',
      reason: `index ${name} must block write operations to resize index. use "index.blocks.write=true"`,
    });
  }
  return record;
}
