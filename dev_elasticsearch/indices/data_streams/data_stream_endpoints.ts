import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { splitList } from '../../lib/parameters';
import type { JsonObject } from '../../search/request_reader';
import { authorizeNames } from '../access/authorize';
import { replicasOf } from '../catalog/index_record';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import { indexNotFound } from '../catalog/index_error';
import { removeRecord } from '../catalog/remove_index';
import {
  DEFAULT_INDICES_OPTIONS,
  INDICES_OPTIONS,
  readIndicesOptions,
} from '../names/indices_options';
import { resolveNames } from '../names/resolve_indices';
import { templatesFor } from '../templates/compose_template';
import { createDataStream } from './create_data_stream';
import type { DataStreamRecord } from './data_stream_record';
import { TIMESTAMP_FIELD } from './data_stream_record';

const ACTION = 'indices:admin/data_stream/';

/** `_data_stream`. */
export function dataStreamEndpoints(deps: IndexDeps): Endpoint[] {
  const paths = ['/_data_stream/{name}'];
  return [
    {
      methods: ['put'],
      paths,
      queryParameters: TIMEOUTS,
      body: 'none',
      handle: (request) => create(request, deps),
    },
    {
      methods: ['get'],
      paths: ['/_data_stream', ...paths],
      queryParameters: [...TIMEOUTS, 'expand_wildcards', 'include_defaults'],
      body: 'none',
      handle: (request) => ({
        status: 200,
        body: {
          data_streams: select(request, deps, `${ACTION}get`).map((stream) => render(stream, deps)),
        },
      }),
    },
    {
      methods: ['delete'],
      paths,
      queryParameters: [...TIMEOUTS, ...INDICES_OPTIONS],
      body: 'none',
      handle: (request) => remove(request, deps),
    },
  ];
}

async function create(
  { params, subject }: EndpointRequest,
  deps: IndexDeps,
): Promise<EndpointResponse> {
  const name = params.name ?? '';
  authorizeNames(subject, `${ACTION}create`, [name]);
  await deps.store.write(() => createDataStream(deps, name));
  return { status: 200, body: { acknowledged: true } };
}

/** The data streams that the request names; names of other things count as missing. */
function select(
  { params, query, subject }: EndpointRequest,
  { catalog }: IndexDeps,
  action: string,
): readonly DataStreamRecord[] {
  const { expandsHidden, expandsOpen } = readIndicesOptions(query);
  const expression = params.name ?? '*';
  const names = resolveNames({
    catalog,
    subject,
    action,
    expression,
    options: { ...DEFAULT_INDICES_OPTIONS, expandsHidden, expandsOpen },
  });
  const other = splitList(expression).find(
    (name) => names.has(name) && catalog.dataStream(name) === undefined,
  );
  if (other !== undefined) {
    throw indexNotFound(other);
  }
  return [...names].sort().flatMap((name) => catalog.dataStream(name) ?? []);
}

async function remove(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  const streams = select(request, deps, `${ACTION}delete`);
  const { catalog } = deps;
  await deps.store.write(() => {
    for (const { name } of streams) {
      const indices = catalog.dataStream(name)?.indices ?? [];
      indices
        .flatMap((index) => catalog.get(index) ?? [])
        .forEach((record) => removeRecord(record, deps));
      catalog.removeDataStream(name);
    }
  });
  return { status: 200, body: { acknowledged: true } };
}

const UNMANAGED = { managed_by: 'Unmanaged', prefer_ilm: true };

function render(stream: DataStreamRecord, deps: IndexDeps): JsonObject {
  const { name, indices, generation, hidden } = stream;
  const records = indices.flatMap((index) => deps.catalog.get(index) ?? []);
  const isGreen = records.every((record) => replicasOf(record) === 0);
  const [template] = templatesFor(name, deps.templates);
  const meta = template?.value.meta;
  return {
    name,
    timestamp_field: { name: TIMESTAMP_FIELD },
    indices: records.map(({ name: index, uuid }) => ({
      index_name: index,
      index_uuid: uuid,
      ...UNMANAGED,
    })),
    generation,
    ...(meta === undefined ? {} : { _meta: meta }),
    status: isGreen ? 'GREEN' : 'YELLOW',
    ...(template === undefined ? {} : { template: template.name }),
    next_generation_managed_by: UNMANAGED.managed_by,
    prefer_ilm: UNMANAGED.prefer_ilm,
    hidden,
    system: false,
    allow_custom_routing: template?.value.dataStream?.allowCustomRouting ?? false,
    replicated: false,
    ...(deps.version.isAtLeast('8.14') ? { rollover_on_write: false } : {}),
  };
}
