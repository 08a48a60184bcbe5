import { validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { booleanParameter } from '../../lib/parameters';
import type { Parameters } from '../../lib/parameters';
import { nonEmpty } from '../../lib/text';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import type { StoredApiKey } from './api_key';
import type { ApiKeyDeps } from './api_key_deps';
import { apiKeyAction } from './api_key_deps';
import type { ApiKeyIndex } from './index/api_key_index';
import type { Bitset } from './index/bitset';
import { profileParameters, renderApiKey } from './render_api_key';
import type { RenderOptions } from './render_api_key';
import { selectKeys } from './select_api_keys';
import type { ApiKeySelection } from './select_api_keys';

interface GetRequest extends ApiKeySelection, RenderOptions {
  readonly activeOnly: boolean;
}

/** `GET /_security/api_key`: keys by id, name, or owner; unpaged, in order of creation. */
export function getApiKeysEndpoint(deps: ApiKeyDeps): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/api_key'],
    queryParameters: [
      ...['id', 'name', 'username', 'realm_name', 'owner', 'with_limited_by', 'active_only'],
      ...profileParameters(deps.version),
    ],
    body: 'none',
    handle: (request) => {
      const wanted = parseGetRequest(request.query);
      checkCombination(wanted);
      const caller = callerOf(request);
      caller.requireCluster(apiKeyAction('get'), { kind: 'api_key', ...wanted });
      const keys = find(deps, wanted, caller);
      const isMissing = wanted.ids.length > 0 && keys.length === 0;
      return {
        status: isMissing ? 404 : 200,
        body: { api_keys: keys.map((key) => renderApiKey(key, deps, wanted)) },
      };
    },
  };
}

function parseGetRequest(query: Parameters): GetRequest {
  const text = (name: string): string | undefined => nonEmpty(query[name]);
  const id = text('id');
  return {
    ids: id === undefined ? [] : [id],
    name: text('name'),
    username: text('username'),
    realmName: text('realm_name'),
    owner: booleanParameter(query, 'owner'),
    withLimitedBy: booleanParameter(query, 'with_limited_by'),
    withProfileUid: booleanParameter(query, 'with_profile_uid'),
    activeOnly: booleanParameter(query, 'active_only'),
  };
}

function checkCombination({ ids, name, username, realmName, owner }: GetRequest): void {
  const isById = ids.length > 0;
  const isByOwner = username !== undefined || realmName !== undefined;
  const problems = [
    isByOwner && (isById || name !== undefined)
      ? 'username or realm name must not be specified when the api key id or api key name is specified'
      : '',
    isByOwner && owner
      ? 'neither username nor realm-name may be specified when retrieving owned API keys'
      : '',
    isById && name !== undefined ? 'only one of [api key id, api key name] can be specified' : '',
  ].filter((problem) => problem !== '');
  if (problems.length > 0) throw validationFailed(problems);
}

function find(deps: ApiKeyDeps, wanted: GetRequest, caller: SecuritySubject): StoredApiKey[] {
  const { index } = deps.keys;
  const found = selectKeys(index, wanted, caller.authentication.user);
  if (wanted.activeOnly) found.andNot(deadKeys(index, deps.clock()));
  return Array.from(found, (slot) => deps.keys.get(index.idOf(slot))).filter(
    (key) => key !== undefined,
  );
}

/** Keys that nobody can use any more: invalidated, or at or behind the instant of expiry. */
function deadKeys(index: ApiKeyIndex, now: number): Bitset {
  const dead = index.having(index.invalidations);
  index.expirations.collectBetween(-Infinity, now, dead);
  return dead;
}
