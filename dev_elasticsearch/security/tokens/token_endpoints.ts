import type { Endpoint } from '../../lib/endpoint';
import { createTokenEndpoint } from './create_token_endpoint';
import { invalidateTokenEndpoint } from './invalidate_token_endpoint';
import type { TokenDeps } from './token_deps';

/** Endpoints of the token service. All need `manage_token`. */
export function tokenEndpoints(deps: TokenDeps): Endpoint[] {
  return [createTokenEndpoint(deps), invalidateTokenEndpoint(deps.tokens)];
}
