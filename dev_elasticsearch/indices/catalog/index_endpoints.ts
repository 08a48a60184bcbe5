import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { booleanParameter, splitList } from '../../lib/parameters';
import { ObjectReader } from '../../lib/json/object_reader';
import { readAliases, renderAliases } from '../aliases/alias_options';
import { authorizeNames } from '../access/authorize';
import type { NewIndex } from './create_index';
import { createIndex } from './create_index';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import { checkIndexName } from './index_name';
import type { IndexRecord } from './index_record';
import { readSettings, renderDefaults, renderSettings } from '../settings/index_settings';
import { INDICES_OPTIONS, readIndicesOptions } from '../names/indices_options';
import { readMappings } from '../mappings/merge_mappings';
import { removeIndex } from './remove_index';
import { hasPattern, resolveRecords } from '../names/resolve_indices';
import { resolveVisibleRecords } from '../access/visible_fields';

const CREATE = 'indices:admin/create';
const GET = 'indices:admin/get';
const DELETE = 'indices:admin/delete';
const FEATURES = ['aliases', 'mappings', 'settings'];

/** `PUT`, `GET`, `HEAD` and `DELETE /{index}`. */
export function indexLifecycleEndpoints(deps: IndexDeps): Endpoint[] {
  const read = [...INDICES_OPTIONS, ...TIMEOUTS, 'local', 'flat_settings', 'features'];
  return [
    {
      methods: ['put'],
      paths: ['/{index}'],
      queryParameters: [...TIMEOUTS, 'wait_for_active_shards'],
      body: 'optional',
      handle: (request) => create(request, deps),
    },
    {
      methods: ['get'],
      paths: ['/{index}'],
      queryParameters: [...read, 'include_defaults'],
      body: 'none',
      handle: (request) => get(request, deps),
    },
    {
      methods: ['head'],
      paths: ['/{index}'],
      queryParameters: [...read, 'include_defaults'],
      body: 'none',
      handle: (request) => ({ status: get(request, deps).status }),
    },
    {
      methods: ['delete'],
      paths: ['/{index}'],
      queryParameters: [...INDICES_OPTIONS, ...TIMEOUTS],
      body: 'none',
      handle: (request) => remove(request, deps),
    },
  ];
}

async function create(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  const index = readNewIndex(request);
  const { subject } = request;
  authorizeNames(subject, CREATE, [index.name]);
  const aliases = Object.keys(index.aliases);
  if (aliases.length > 0) {
    authorizeNames(subject, 'indices:admin/aliases', [index.name, ...aliases]);
  }
  checkIndexName(index.name);
  await deps.store.write(() => createIndex(deps, index));
  return {
    status: 200,
    body: { acknowledged: true, shards_acknowledged: true, index: index.name },
  };
}

function readNewIndex({ params, body, bodyText }: EndpointRequest): NewIndex {
  const source = { text: bodyText, parser: 'create_index_request' };
  const reader = new ObjectReader(body ?? {}, source);
  const unknown = reader.fields.find((field) => !FEATURES.includes(field));
  if (unknown !== undefined) {
    throw new ElasticsearchError({
      status: 400,
      type: 'parse_exception',
      reason: `unknown key [${unknown}] for create index`,
    });
  }
  return {
    name: params.index ?? '',
    settings: readSettings(reader.value('settings')),
    mappings: readMappings(reader.value('mappings')),
    aliases: readAliases(reader.value('aliases')),
  };
}

function get({ params, query, subject }: EndpointRequest, deps: IndexDeps): EndpointResponse {
  const records = resolveVisibleRecords({
    catalog: deps.catalog,
    subject,
    action: GET,
    expression: params.index,
    options: readIndicesOptions(query),
  });
  const rendering = {
    isFlat: booleanParameter(query, 'flat_settings'),
    isHuman: booleanParameter(query, 'human'),
  };
  const defaults = booleanParameter(query, 'include_defaults');
  const features = readFeatures(query.features);
  const show = (name: string, value: object) => (features.includes(name) ? { [name]: value } : {});
  const render = (record: IndexRecord) => ({
    ...show('aliases', renderAliases(record.aliases)),
    ...show('mappings', record.mappings),
    ...show('settings', renderSettings(record, rendering)),
    ...(defaults ? { defaults: renderDefaults(record, rendering) } : {}),
  });
  const body = Object.fromEntries(records.map((record) => [record.name, render(record)]));
  return { status: 200, body };
}

function readFeatures(given: string | undefined): readonly string[] {
  const features = given === undefined ? FEATURES : splitList(given);
  const unknown = features.find((feature) => !FEATURES.includes(feature));
  if (unknown !== undefined) {
    throw illegalArgument(`Unknown feature [${unknown}]`);
  }
  return features;
}

/** As with `action.destructive_requires_name`: no wildcards, and aliases do not stand for indices. */
async function remove(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  const { params, query, subject } = request;
  const expression = params.index;
  if (hasPattern(expression)) {
    throw illegalArgument('Wildcard expressions or all indices are not allowed');
  }
  const { catalog } = deps;
  const options = readIndicesOptions(query);
  const records = resolveRecords({ catalog, subject, action: DELETE, expression, options });
  const stream = splitList(expression).find((name) => catalog.dataStream(name) !== undefined);
  if (stream !== undefined) {
    throw illegalArgument(
      `The provided expression [${stream}] matches a data stream, specify the corresponding concrete indices instead.`,
    );
  }
  const alias = splitList(expression).find((name) => catalog.find(name)?.isAlias === true);
  if (alias !== undefined) {
    throw illegalArgument(
      `The provided expression [${alias}] matches an alias, specify the corresponding concrete indices instead.`,
    );
  }
  await deps.store.write(() => records.forEach((record) => removeIndex(record, deps)));
  return { status: 200, body: { acknowledged: true } };
}
