import type { Endpoint } from '../../lib/endpoint';
import { callerOf } from '../caller';
import { SERVICE_ACCOUNTS } from './service_accounts';
import { serviceTokenEndpoints } from './service_token_endpoints';
import type { ServiceAccountDeps } from './service_account_deps';

/**
 * Endpoints about service accounts. All need `manage_service_account`; reading needs no more than
 * `read_security`.
 */
export function serviceAccountEndpoints(deps: ServiceAccountDeps): Endpoint[] {
  return [getServiceAccounts(), ...serviceTokenEndpoints(deps)];
}

function getServiceAccounts(): Endpoint {
  return {
    methods: ['get'],
    paths: [
      '/_security/service',
      '/_security/service/{namespace}',
      '/_security/service/{namespace}/{service}',
    ],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      callerOf(request).requireCluster('cluster:admin/xpack/security/service_account/get');
      const { namespace = '', service = '' } = request.params;
      const wanted = [namespace, service].filter((part) => part !== '').join('/');
      const found = [...SERVICE_ACCOUNTS].filter(([principal]) =>
        `${principal}/`.startsWith(wanted === '' ? '' : `${wanted}/`),
      );
      return {
        status: 200,
        body: Object.fromEntries(
          found.map(([principal, role_descriptor]) => [principal, { role_descriptor }]),
        ),
      };
    },
  };
}
