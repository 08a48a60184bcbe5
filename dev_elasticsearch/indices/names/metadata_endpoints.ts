import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { TIMESTAMP_FIELD } from '../data_streams/data_stream_record';
import type { IndexDeps } from '../index_deps';
import type { IndexRecord } from '../catalog/index_record';
import { isHiddenIndex } from '../catalog/index_record';
import { INDICES_OPTIONS, readIndicesOptions } from './indices_options';
import type { ResolvedIndex } from './resolve_indices';
import { resolveIndices, resolveNames, resolveRecords } from './resolve_indices';

/** `_refresh` and `_resolve/index`. */
export function metadataEndpoints(deps: IndexDeps): Endpoint[] {
  return [
    {
      methods: ['get', 'post'],
      paths: ['/_refresh', '/{index}/_refresh'],
      queryParameters: INDICES_OPTIONS,
      body: 'none',
      handle: (request) => refresh(request, deps),
    },
    {
      methods: ['get', 'post'],
      paths: ['/_resolve/index/{name}'],
      queryParameters: INDICES_OPTIONS,
      body: 'none',
      handle: (request) => resolve(request, deps),
    },
  ];
}

/** Every write is visible at once here, so a refresh has nothing to do but judge. */
function refresh({ params, query, subject }: EndpointRequest, deps: IndexDeps): EndpointResponse {
  const records = resolveRecords({
    catalog: deps.catalog,
    subject,
    action: 'indices:admin/refresh',
    expression: params.index,
    options: readIndicesOptions(query),
  });
  const shards = { total: records.length * 2, successful: records.length, failed: 0 };
  return { status: 200, body: { _shards: shards } };
}

function resolve({ params, query, subject }: EndpointRequest, deps: IndexDeps): EndpointResponse {
  const scope = {
    catalog: deps.catalog,
    subject,
    action: 'indices:admin/resolve/index',
    expression: params.name,
    options: readIndicesOptions(query),
  };
  const found = resolveIndices(scope);
  const names = resolveNames(scope);
  const direct = found.filter((one) => one.names.includes(one.record.name));
  const streams = deps.catalog.dataStreams().filter(({ name }) => names.has(name));
  return {
    status: 200,
    body: {
      indices: direct.map(({ record }) => renderIndex(record)).sort(byName),
      aliases: renderAliasNames(found),
      data_streams: streams.map(({ name, indices }) => ({
        name,
        backing_indices: indices,
        timestamp_field: TIMESTAMP_FIELD,
      })),
    },
  };
}

function renderIndex(record: IndexRecord) {
  const aliases = Object.keys(record.aliases).sort();
  return {
    name: record.name,
    ...(aliases.length === 0 ? {} : { aliases }),
    attributes: [...(isHiddenIndex(record) ? ['hidden'] : []), 'open'],
    ...(record.dataStream === undefined ? {} : { data_stream: record.dataStream }),
  };
}

function renderAliasNames(found: readonly ResolvedIndex[]) {
  const indicesOf = new Map<string, string[]>();
  for (const { record, names } of found) {
    for (const alias of names.filter((one) => Object.hasOwn(record.aliases, one))) {
      indicesOf.set(alias, [...(indicesOf.get(alias) ?? []), record.name].sort());
    }
  }
  return [...indicesOf].map(([name, indices]) => ({ name, indices })).sort(byName);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
