import type { Endpoint, EndpointRequest } from '../../../lib/endpoint';
import { given } from '../../../lib/given';
import { booleanParameter } from '../../../lib/parameters';
import type { SecuritySubject } from '../../authorization/security_subject';
import { callerOf } from '../../caller';
import type { ApiKeyDeps } from '../api_key_deps';
import { apiKeyAction } from '../api_key_deps';
import type { Bitset } from '../index/bitset';
import { searchApiKeys } from '../index/search_api_keys';
import type { ApiKeyHit } from '../index/search_api_keys';
import { SearchScope } from '../index/search_scope';
import { profileParameters, renderApiKey } from '../render_api_key';
import type { RenderOptions } from '../render_api_key';
import { parseApiKeyQuery } from './parse_api_key_query';
import type { ApiKeyQuery } from './parse_api_key_query';

/** `POST /_security/_query/api_key`: keys the caller may see, by query, page, sort and aggregation. */
export function queryApiKeysEndpoint(deps: ApiKeyDeps): Endpoint {
  const { version } = deps;
  return {
    methods: ['get', 'post'],
    paths: ['/_security/_query/api_key'],
    queryParameters: [
      'with_limited_by',
      ...profileParameters(version),
      ...(version.has('api_key_query_typed_keys') ? ['typed_keys'] : []),
    ],
    body: 'optional',
    handle: (request) => {
      const options = readOptions(request);
      const query = parseApiKeyQuery(request, version);
      const caller = callerOf(request);
      const { withLimitedBy } = options;
      caller.requireCluster(apiKeyAction('query'), { kind: 'api_key', withLimitedBy });
      return { status: 200, body: search(deps, { query: query(), caller, options }) };
    },
  };
}

interface QueryOptions extends RenderOptions {
  readonly typedKeys: boolean;
}

interface QueryInput {
  readonly query: ApiKeyQuery;
  readonly caller: SecuritySubject;
  readonly options: QueryOptions;
}

function readOptions({ query }: EndpointRequest): QueryOptions {
  return {
    withProfileUid: booleanParameter(query, 'with_profile_uid'),
    withLimitedBy: booleanParameter(query, 'with_limited_by'),
    typedKeys: booleanParameter(query, 'typed_keys'),
  };
}

function search(deps: ApiKeyDeps, { query, caller, options }: QueryInput): object {
  const { version, keys } = deps;
  const scope = new SearchScope(keys.index, { now: deps.clock(), version });
  const visible = visibleTo(caller, deps);
  const found = searchApiKeys({ ...query, visible, typedKeys: options.typedKeys }, scope);
  const rows = found.hits.flatMap((hit) => render(deps, hit, options));
  return {
    total: found.total,
    count: rows.length,
    api_keys: rows,
    ...given({ aggregations: found.total === 0 ? undefined : found.aggregations }),
  };
}

/** Those who may read everybody's keys see all; others their own; an API key itself alone. */
function visibleTo(caller: SecuritySubject, { keys: { index } }: ApiKeyDeps): Bitset | undefined {
  if (caller.mayCluster(apiKeyAction('get'), { kind: 'api_key' })) return undefined;
  const { apiKey, user } = caller.authentication;
  if (apiKey === undefined) {
    return index.ownedBy({ username: user.username, realm: user.realm.name });
  }
  const own = index.none();
  const slot = index.slotOf(apiKey.id);
  if (slot !== undefined) own.add(slot);
  return own;
}

function render(deps: ApiKeyDeps, hit: ApiKeyHit, options: QueryOptions): readonly object[] {
  const key = deps.keys.get(hit.id);
  if (key === undefined) return [];
  return [{ ...renderApiKey(key, deps, options), ...given({ _sort: hit.sort }) }];
}
