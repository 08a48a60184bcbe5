import { CAT_PARAMETERS, catResponse } from '../../lib/cat_table';
import type { CatColumn, CatRow } from '../../lib/cat_table';
import type { Endpoint, EndpointRequest } from '../../lib/endpoint';
import { splitList } from '../../lib/parameters';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import { readIndicesOptions } from '../names/indices_options';
import { fitsAnyOrAll } from '../names/name_patterns';
import { resolveIndices } from '../names/resolve_indices';

const COLUMNS: readonly CatColumn[] = [
  { name: 'alias', aliases: ['a'], description: 'alias name' },
  { name: 'index', aliases: ['i', 'idx'], description: 'index alias points to' },
  { name: 'filter', aliases: ['f', 'fi'], description: 'filter' },
  { name: 'routing.index', aliases: ['ri', 'routingIndex'], description: 'index routing' },
  { name: 'routing.search', aliases: ['rs', 'routingSearch'], description: 'search routing' },
  { name: 'is_write_index', aliases: ['w', 'isWriteIndex'], description: 'write index' },
];

/** `_cat/aliases`: the aliases that the caller may see. */
export function catAliasesEndpoint(deps: IndexDeps): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_cat/aliases', '/_cat/aliases/{name}'],
    queryParameters: [...TIMEOUTS, ...CAT_PARAMETERS, 'expand_wildcards', 'local'],
    body: 'none',
    handle: (request) => {
      const rows = rowsOf(request, deps);
      return catResponse(request, COLUMNS, () => rows);
    },
  };
}

function rowsOf({ params, query, subject }: EndpointRequest, { catalog }: IndexDeps): CatRow[] {
  const isWanted = fitsAnyOrAll(splitList(params.name));
  const found = resolveIndices({
    catalog,
    subject,
    action: 'indices:admin/aliases/get',
    expression: undefined,
    options: { ...readIndicesOptions(query), expandsHidden: true },
  });
  return found.flatMap(({ record, names }) =>
    Object.entries(record.aliases)
      .filter(([name]) => names.includes(name) && isWanted(name))
      .map(([alias, { filter, isWriteIndex }]) => ({
        alias,
        index: record.name,
        filter: filter === undefined ? '-' : '*',
        'routing.index': '-',
        'routing.search': '-',
        is_write_index: isWriteIndex === undefined ? '-' : String(isWriteIndex),
      })),
  );
}
