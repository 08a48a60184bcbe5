import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { booleanParameter, splitList } from '../../lib/parameters';
import { isObject } from '../../search/request_reader';
import { checkFieldCount } from './dynamic_mapping';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import { mappingError } from '../catalog/index_error';
import type { IndexRecord } from '../catalog/index_record';
import {
  applySettings,
  checkDynamicSettings,
  readSettings,
  renderDefaults,
  renderSettings,
} from '../settings/index_settings';
import type { SettingsRendering } from '../settings/index_settings';
import { INDICES_OPTIONS, readIndicesOptions } from '../names/indices_options';
import { checkReferences, mergeMappings, readMappings } from './merge_mappings';
import type { ResolveRequest } from '../names/resolve_indices';
import { resolveRecords } from '../names/resolve_indices';
import { resolveVisibleRecords } from '../access/visible_fields';

const ACTIONS = {
  getMapping: 'indices:admin/mappings/get',
  putMapping: 'indices:admin/mapping/put',
  getSettings: 'indices:monitor/settings/get',
  putSettings: 'indices:admin/settings/update',
} as const;

/** `_mapping` and `_settings`, read and write. */
export function mappingEndpoints(deps: IndexDeps): Endpoint[] {
  const parameters = [...INDICES_OPTIONS, ...TIMEOUTS];
  return [
    {
      methods: ['get'],
      paths: ['/_mapping', '/{index}/_mapping'],
      queryParameters: [...parameters, 'local'],
      body: 'none',
      handle: (request) =>
        byIndex(request, { deps, action: ACTIONS.getMapping }, ({ mappings }) => ({ mappings })),
    },
    {
      methods: ['put', 'post'],
      paths: ['/{index}/_mapping'],
      queryParameters: [...parameters, 'write_index_only'],
      body: 'required',
      handle: (request) => putMapping(request, deps),
    },
    {
      methods: ['get'],
      paths: [
        ...['/_settings', '/{index}/_settings', '/_settings/{name}'],
        '/{index}/_settings/{name}',
      ],
      queryParameters: [...parameters, 'local', 'flat_settings', 'include_defaults'],
      body: 'none',
      handle: (request) => {
        const rendering = readRendering(request);
        const defaults = booleanParameter(request.query, 'include_defaults');
        return byIndex(request, { deps, action: ACTIONS.getSettings }, (record) => ({
          settings: renderSettings(record, rendering),
          ...(defaults ? { defaults: renderDefaults(record, rendering) } : {}),
        }));
      },
    },
    {
      methods: ['put'],
      paths: ['/_settings', '/{index}/_settings'],
      queryParameters: [...parameters, 'flat_settings', 'preserve_existing'],
      body: 'required',
      handle: (request) => putSettings(request, deps),
    },
  ];
}

function readRendering({ query, params }: EndpointRequest): SettingsRendering {
  return {
    isFlat: booleanParameter(query, 'flat_settings'),
    isHuman: booleanParameter(query, 'human'),
    names: splitList(params.name),
  };
}

interface Work {
  readonly deps: IndexDeps;
  readonly action: string;
}

function recordsOf(request: EndpointRequest, work: Work): readonly IndexRecord[] {
  return resolveRecords(resolutionOf(request, work));
}

function resolutionOf(request: EndpointRequest, { deps, action }: Work): ResolveRequest {
  return {
    catalog: deps.catalog,
    subject: request.subject,
    action,
    expression: request.params.index,
    options: readIndicesOptions(request.query),
  };
}

function byIndex(
  request: EndpointRequest,
  work: Work,
  render: (record: IndexRecord) => object,
): EndpointResponse {
  const records = resolveVisibleRecords(resolutionOf(request, work));
  const body = Object.fromEntries(records.map((record) => [record.name, render(record)]));
  return { status: 200, body };
}

async function putMapping(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  if (!isObject(request.body)) {
    throw mappingError('Expected map for mappings');
  }
  const update = readMappings(request.body);
  const names = recordsOf(request, { deps, action: ACTIONS.putMapping }).map(({ name }) => name);
  await changeRecords(deps, names, (record) => {
    const mappings = mergeMappings(record.mappings, update);
    checkReferences(mappings);
    checkFieldCount(mappings, record);
    return { ...record, mappings, mappingVersion: record.mappingVersion + 1 };
  });
  return { status: 200, body: { acknowledged: true } };
}

async function putSettings(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  const body = isObject(request.body) ? (request.body.settings ?? request.body) : request.body;
  const changes = readSettings(body);
  const preserves = booleanParameter(request.query, 'preserve_existing');
  const names = recordsOf(request, { deps, action: ACTIONS.putSettings }).map(({ name }) => name);
  await changeRecords(deps, names, (record) => {
    checkDynamicSettings(changes, record);
    const merged = applySettings(record.settings, changes);
    return { ...record, settings: preserves ? { ...merged, ...record.settings } : merged };
  });
  return { status: 200, body: { acknowledged: true } };
}

/** Reads the records again inside the write: another write may have changed them since. */
async function changeRecords(
  { store, catalog }: IndexDeps,
  names: readonly string[],
  change: (record: IndexRecord) => IndexRecord,
): Promise<void> {
  await store.write(() => {
    for (const name of names) {
      const record = catalog.get(name);
      if (record !== undefined) {
        catalog.replace(change(record));
      }
    }
  });
}
