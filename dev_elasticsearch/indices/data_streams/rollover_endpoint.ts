import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { booleanParameter } from '../../lib/parameters';
import { authorizeNames } from '../access/authorize';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import { indexNotFound } from '../catalog/index_error';
import type { IndexRecord } from '../catalog/index_record';
import { addGeneration } from './create_data_stream';
import type { DataStreamRecord } from './data_stream_record';
import { backingIndexName } from './data_stream_record';
import { areMet, readRolloverConditions } from './rollover_conditions';

/** `_rollover` of data streams. Aliases, whose new index would need a name of its own, are refused. */
export function rolloverEndpoint(deps: IndexDeps): Endpoint {
  return {
    methods: ['post'],
    paths: ['/{index}/_rollover'],
    queryParameters: [...TIMEOUTS, 'dry_run', 'wait_for_active_shards'],
    body: 'optional',
    handle: (request) => rollOver(request, deps),
  };
}

async function rollOver(request: EndpointRequest, deps: IndexDeps): Promise<EndpointResponse> {
  const { params, query, body, bodyText, subject } = request;
  const name = params.index ?? '';
  const source = { text: bodyText, parser: 'rollover' };
  const reader = new ObjectReader(body ?? {}, source).allowOnly(['conditions']);
  const conditions = readRolloverConditions(reader.nested('conditions', 'conditions'));
  const isDryRun = booleanParameter(query, 'dry_run');
  authorizeNames(subject, 'indices:admin/rollover', [name]);
  const outcome = await deps.store.write(() => {
    const { stream, newest } = targetOf(name, deps);
    const state = {
      documents: deps.catalog.counters(newest).documents,
      age: deps.clock() - newest.createdAt,
    };
    const rolls = areMet(conditions, state) && !isDryRun;
    const next = backingIndexName(name, stream.generation + 1, deps.clock());
    return {
      oldIndex: newest.name,
      newIndex: rolls ? addGeneration(deps, stream).indices.at(-1) : next,
      rolls,
      results: Object.fromEntries(conditions.map(({ label, holds }) => [label, holds(state)])),
    };
  });
  return {
    status: 200,
    body: {
      acknowledged: outcome.rolls,
      shards_acknowledged: outcome.rolls,
      old_index: outcome.oldIndex,
      new_index: outcome.newIndex,
      rolled_over: outcome.rolls,
      dry_run: isDryRun,
      conditions: outcome.results,
    },
  };
}

function targetOf(
  name: string,
  { catalog }: IndexDeps,
): { readonly stream: DataStreamRecord; readonly newest: IndexRecord } {
  const found = catalog.find(name);
  const newest = found?.records.at(-1);
  if (found === undefined || newest === undefined) {
    throw indexNotFound(name);
  }
  if (found.dataStream !== undefined) {
    return { stream: found.dataStream, newest };
  }
  throw illegalArgument(
    found.isAlias
      ? '[rollover] of an alias is not supported by this development server'
      : `rollover target is a [concrete index] but one of [alias,data_stream] was expected`,
  );
}
