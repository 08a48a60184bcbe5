import { serverUnavailable, unauthorized, type Boom } from '@hapi/boom';
import type { Request, ResponseToolkit, Server } from '@hapi/hapi';
import { isElasticsearchUnreachable } from '../core/elasticsearch/elasticsearch_errors';
import type {
  AuthenticationOutcome,
  RequestAuthenticator,
} from '../core/security/request_authenticator';
import './hapi_types';
import { expiredSessionCookie, SESSION_COOKIE, sessionCookie } from './session_cookie';

/** Answer while Elasticsearch cannot say who somebody is. */
export const UNREACHABLE = 'Elasticsearch cannot be reached';

/** Makes proven identity the default of all routes registered afterwards. */
export function requireAuthentication(server: Server, authenticator: RequestAuthenticator): void {
  server.auth.scheme('kibana', () => ({
    authenticate: async (request: Request, h: ResponseToolkit) => {
      const outcome = await orUnavailable(() =>
        authenticator.authenticate({
          authorization: request.raw.req.headers.authorization,
          cookie: sessionCookieOf(request),
        }),
      );
      rememberOutcome(request, outcome);
      if (outcome.identity === undefined)
        return h.unauthenticated(notAuthenticated(outcome.reason));
      return h.authenticated({ credentials: {} });
    },
  }));
  server.auth.strategy('kibana', 'kibana');
  server.auth.default('kibana');
}

/** The sealed session that a browser sent. */
export function sessionCookieOf(request: Request): string | undefined {
  const value: unknown = request.state[SESSION_COOKIE];
  return typeof value === 'string' ? value : undefined;
}

/** Notes who sends a request, and what is to become of the cookie. */
export function rememberOutcome({ app, headers }: Request, outcome: AuthenticationOutcome): void {
  if (outcome.identity === undefined) {
    if (outcome.clearCookie) app.setCookie = expiredSessionCookie();
    return;
  }
  app.identity = outcome.identity;
  const isSystemRequest = headers['kbn-system-request'] === 'true';
  if (outcome.renewedCookie !== undefined && !isSystemRequest) {
    app.setCookie = sessionCookie(outcome.renewedCookie);
  }
}

function notAuthenticated(reason: string): Boom {
  const error = unauthorized(reason);
  // Not Basic, at which browsers would ask for a password themselves.
  error.output.headers['www-authenticate'] = 'ApiKey';
  return error;
}

/** Turns "cannot ask Elasticsearch" into a 503; anything else stays a 500. */
export async function orUnavailable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw isElasticsearchUnreachable(error) ? serverUnavailable(UNREACHABLE) : error;
  }
}
