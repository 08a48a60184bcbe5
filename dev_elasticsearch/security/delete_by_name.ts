import { illegalArgument } from '../lib/elasticsearch_error';
import type { Endpoint } from '../lib/endpoint';
import { checkRefresh } from '../lib/parameters';
import { callerOf } from './caller';

/** Things people make, told apart by name, some of which are built in. */
export interface NamedThings {
  /** Singular, as paths, actions and reasons have it: `user`. */
  readonly kind: 'user' | 'role' | 'role_mapping';
  isReserved(name: string): boolean;
  /** @returns whether there was such a one */
  remove(name: string): Promise<boolean>;
}

/** `DELETE /_security/{kind}/{name}`: 404 and `found: false` for what does not exist. */
export function deleteByNameEndpoint(things: NamedThings): Endpoint {
  const { kind } = things;
  return {
    methods: ['delete'],
    paths: [`/_security/${kind}/{name}`],
    queryParameters: ['refresh'],
    body: 'none',
    handle: async (request) => {
      checkRefresh(request.query);
      callerOf(request).requireCluster(`cluster:admin/xpack/security/${kind}/delete`);
      const { name = '' } = request.params;
      if (things.isReserved(name)) {
        throw illegalArgument(`${kind} [${name}] is reserved and cannot be deleted`);
      }
      const found = await things.remove(name);
      return { status: found ? 200 : 404, body: { found } };
    },
  };
}
