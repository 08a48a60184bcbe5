import { validationFailed } from '../../lib/elasticsearch_error';
import type { EndpointRequest } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';
import type { EmulatedVersion } from '../../lib/version';
import { executeSearch } from '../../search/execution/execute';
import { parseSearchRequest } from '../../search/request/search_request';
import type { SearchRequest } from '../../search/request/search_request';
import type { ShownKey } from '../../search/sorting/sort';
import { QueryRules } from './query_rules';
import { restrictQuery } from './restrict_query';
import { restrictSort } from './restrict_sort';
import { entityContext } from './entity_context';
import type { EntityFields } from './entity_context';

/** What of users or roles a query asks for, and as which release. */
export interface EntitySearch<D> {
  readonly fields: EntityFields<D>;
  /** Name of the parser in reasons: `query_user_request_payload`. */
  readonly parser: string;
  readonly version: EmulatedVersion;
  /** Present time for date math, milliseconds since the epoch. */
  readonly now: number;
}

/** A page of what was found. */
export interface EntityPage<D> {
  readonly total: number;
  readonly hits: readonly { readonly entity: D; readonly sort?: readonly ShownKey[] }[];
}

const FIELDS = ['query', 'from', 'size', 'sort', 'search_after'];

/**
 * Reads a query of users or roles, checks its paging and grammar.
 * @returns a function that finds the page, and throws 400 for fields and kinds that are not allowed:
 *   Elasticsearch authorizes the caller in between
 * @throws 400
 */
export function parseEntityQuery<D>(
  { body, bodyText }: EndpointRequest,
  search: EntitySearch<D>,
): (entities: readonly D[]) => EntityPage<D> {
  const reader = new ObjectReader(body ?? {}, { text: bodyText, parser: search.parser });
  reader.allowOnly(FIELDS);
  const [from, size] = [reader.integer('from'), reader.integer('size')];
  const problems = Object.entries({ from, size }).flatMap(([name, value = 0]) =>
    value < 0 ? [`[${name}] parameter cannot be negative but was [${value}]`] : [],
  );
  if (problems.length > 0) throw validationFailed(problems);
  const [query, sort] = [reader.value('query'), reader.value('sort')];
  const rules = new QueryRules(search.version, bodyText);
  return (entities) => {
    restrictQuery(query, rules, ['query']);
    restrictSort(sort, rules);
    const after = reader.value('search_after');
    const request = parseSearchRequest(given({ query, from, size, sort, search_after: after }));
    return find(request, entities, search);
  };
}

function find<D>(
  request: SearchRequest,
  entities: readonly D[],
  search: EntitySearch<D>,
): EntityPage<D> {
  const positions = new Map(entities.map((entity, position) => [entity, position]));
  const context = entityContext(request, search);
  const target = {
    context,
    documents: entities,
    uuid: '_na_',
    position: (entity: D) => positions.get(entity) ?? 0,
  };
  const { total, hits } = executeSearch(request, [target], { mergedContext: context });
  return {
    total,
    hits: hits.map(({ document, sort }) => ({ entity: document, ...given({ sort }) })),
  };
}
