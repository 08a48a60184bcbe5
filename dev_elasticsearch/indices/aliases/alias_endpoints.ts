import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { splitList } from '../../lib/parameters';
import type { AliasAction } from './alias_actions';
import { applyAliasActions, readAliasActions } from './alias_actions';
import { readAliasOptions, renderAlias } from './alias_options';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import { aliasesMissing } from '../catalog/index_error';
import { checkAliasName } from '../catalog/index_name';
import type { IndexRecord } from '../catalog/index_record';
import { INDICES_OPTIONS, readIndicesOptions } from '../names/indices_options';
import { fitsAnyOrAll } from '../names/name_patterns';
import { resolveRecords } from '../names/resolve_indices';

const GET = 'indices:admin/aliases/get';

/** `_alias` and `_aliases`. */
export function aliasEndpoints(deps: IndexDeps): Endpoint[] {
  const read = {
    paths: ['/_alias', '/_alias/{name}', '/{index}/_alias', '/{index}/_alias/{name}'],
    queryParameters: [...INDICES_OPTIONS, ...TIMEOUTS, 'local'],
    body: 'none' as const,
  };
  return [
    { ...read, methods: ['get'], handle: (request) => get(request, deps) },
    { ...read, methods: ['head'], handle: (request) => ({ status: get(request, deps).status }) },
    {
      methods: ['put', 'post'],
      paths: ['/{index}/_alias/{name}', '/{index}/_aliases/{name}'],
      queryParameters: TIMEOUTS,
      body: 'optional',
      handle: (request) => change(request, deps, [addition(request)]),
    },
    {
      methods: ['delete'],
      paths: ['/{index}/_alias/{name}', '/{index}/_aliases/{name}'],
      queryParameters: TIMEOUTS,
      body: 'none',
      handle: (request) => change(request, deps, [removal(request)]),
    },
    {
      methods: ['post'],
      paths: ['/_aliases'],
      queryParameters: TIMEOUTS,
      body: 'required',
      handle: (request) => change(request, deps, readAliasActions(request.body)),
    },
  ];
}

function get({ params, query, subject }: EndpointRequest, deps: IndexDeps): EndpointResponse {
  const wanted = splitList(params.name);
  const records = resolveRecords({
    catalog: deps.catalog,
    subject,
    action: GET,
    expression: params.index,
    options: { ...readIndicesOptions(query), expandsHidden: true },
  });
  const isWanted = fitsAnyOrAll(wanted);
  const shown = records.map((record) => ({ record, aliases: aliasesOf(record, isWanted) }));
  const found = shown.flatMap(({ aliases }) => aliases.map(([name]) => name));
  const missing = wanted.filter((name) => !name.includes('*') && !found.includes(name));
  const body = Object.fromEntries(
    shown
      .filter(({ aliases }) => aliases.length > 0 || wanted.length === 0)
      .map(({ record, aliases }) => [record.name, { aliases: Object.fromEntries(aliases) }]),
  );
  return missing.length === 0
    ? { status: 200, body }
    : { status: 404, body: { error: aliasesMissing(missing), status: 404, ...body } };
}

function aliasesOf(record: IndexRecord, isWanted: (name: string) => boolean) {
  return Object.entries(record.aliases)
    .filter(([name]) => isWanted(name))
    .map(([name, alias]) => [name, renderAlias(alias)] as const);
}

function addition({ params, body }: EndpointRequest): AliasAction {
  const alias = params.name ?? '';
  checkAliasName(alias);
  return {
    kind: 'add',
    indices: splitList(params.index),
    aliases: [alias],
    options: readAliasOptions(body),
    mustExist: true,
  };
}

function removal({ params }: EndpointRequest): AliasAction {
  return {
    kind: 'remove',
    indices: splitList(params.index),
    aliases: splitList(params.name),
    options: {},
    mustExist: true,
  };
}

async function change(
  { subject }: EndpointRequest,
  deps: IndexDeps,
  actions: readonly AliasAction[],
): Promise<EndpointResponse> {
  await applyAliasActions(actions, { subject, deps });
  return { status: 200, body: { acknowledged: true } };
}
