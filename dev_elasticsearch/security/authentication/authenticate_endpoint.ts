import type { Endpoint } from '../../lib/endpoint';
import type { EmulatedVersion } from '../../lib/version';
import { callerOf } from '../caller';
import { describeAuthentication } from './describe_authentication';

/** `GET /_security/_authenticate`: who the caller is. Every authenticated caller may ask. */
export function authenticateEndpoint(version: EmulatedVersion): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/_authenticate'],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      const caller = callerOf(request);
      caller.requireCluster('cluster:admin/xpack/security/user/authenticate');
      return { status: 200, body: describeAuthentication(caller.authentication, version) };
    },
  };
}
