import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest } from '../../lib/endpoint';
import { newTimeBasedId } from '../../lib/ids';
import { checkRefresh } from '../../lib/parameters';
import { callerOf } from '../caller';
import type { ServiceAccountDeps } from './service_account_deps';
import { SERVICE_ACCOUNTS } from './service_accounts';
import { encodeServiceToken } from './service_token';

const ACTION = 'cluster:admin/xpack/security/service_account/';
const CREDENTIAL = '/_security/service/{namespace}/{service}/credential';
const TOKEN_NAME = /^[a-zA-Z0-9-][a-zA-Z0-9_-]{0,255}$/;

/** Endpoints to make, list and delete the tokens of a service account. */
export function serviceTokenEndpoints(deps: ServiceAccountDeps): Endpoint[] {
  return [createToken(deps), deleteToken(deps), getCredentials(deps)];
}

function principalOf({ params }: EndpointRequest): string {
  return `${params.namespace ?? ''}/${params.service ?? ''}`;
}

function createToken({ serviceTokens, clock, random }: ServiceAccountDeps): Endpoint {
  return {
    methods: ['post', 'put'],
    paths: [`${CREDENTIAL}/token`, `${CREDENTIAL}/token/{name}`],
    queryParameters: ['refresh'],
    body: 'none',
    handle: async (request) => {
      checkRefresh(request.query);
      const name = request.params.name ?? `token_${newTimeBasedId(clock, random)}`;
      if (!TOKEN_NAME.test(name)) throw badTokenName();
      callerOf(request).requireCluster(`${ACTION}token/create`);
      const principal = principalOf(request);
      if (!SERVICE_ACCOUNTS.has(principal)) {
        throw illegalArgument(`service account [${principal}] does not exist`);
      }
      const token = await serviceTokens.create(principal, name);
      if (token === undefined) throw existsAlready(principal, name);
      return {
        status: 200,
        body: { created: true, token: { name, value: encodeServiceToken(token) } },
      };
    },
  };
}

function deleteToken({ serviceTokens }: ServiceAccountDeps): Endpoint {
  return {
    methods: ['delete'],
    paths: [`${CREDENTIAL}/token/{name}`],
    queryParameters: ['refresh'],
    body: 'none',
    handle: async (request) => {
      checkRefresh(request.query);
      callerOf(request).requireCluster(`${ACTION}token/delete`);
      const { name = '' } = request.params;
      const found = await serviceTokens.remove(principalOf(request), name);
      return { status: found ? 200 : 404, body: { found } };
    },
  };
}

function getCredentials({ serviceTokens }: ServiceAccountDeps): Endpoint {
  return {
    methods: ['get'],
    paths: [CREDENTIAL],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      callerOf(request).requireCluster(`${ACTION}credential/get`);
      const principal = principalOf(request);
      const names = serviceTokens.names(principal);
      return {
        status: 200,
        body: {
          service_account: principal,
          count: names.length,
          tokens: Object.fromEntries(names.map((name) => [name, {}])),
          nodes_credentials: { _nodes: { total: 1, successful: 1, failed: 0 }, file_tokens: {} },
        },
      };
    },
  };
}

function badTokenName(): ElasticsearchError {
  return validationFailed([
    'service account token name must have at least 1 character and at most 256 characters that are ' +
      'alphanumeric (A-Z, a-z, 0-9) or hyphen (-) or underscore (_). It must not begin with an underscore (_).',
  ]);
}

function existsAlready(principal: string, name: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 409,
    type: 'version_conflict_engine_exception',
    reason: `[service_account_token-${principal}/${name}]: version conflict, document already exists (current version [1])`,
    metadata: { index_uuid: '_na_', shard: '0', index: '.security-7' },
  });
}
