import { badRequest, Boom, unauthorized } from '@hapi/boom';
import type { Request, ResponseObject, ResponseToolkit, RouteOptions, Server } from '@hapi/hapi';
import { schema, ValidationError, type TypeOf } from '@kbn/config-schema';
import type { LoginOutcome, LoginService } from '../core/security/login_service';
import type { SessionService } from '../core/security/session_service';
import { safeNextPath } from '../lib/safe_next_path';
import { orUnavailable, sessionCookieOf } from './authentication';
import './hapi_types';
import { expiredSessionCookie, sessionCookie } from './session_cookie';

/** What logging in and out runs on. */
export interface SecurityRoutesOptions {
  readonly login: LoginService;
  readonly sessions: SessionService;
  /** Path of the page to show when the login was not on the way to another. */
  readonly defaultRoute: string;
}

const loginBody = schema.object({
  username: schema.string({ minLength: 1, maxLength: 1024 }),
  password: schema.string({ minLength: 1, maxLength: 1024 }),
  /** Path to go to afterwards. */
  next: schema.maybe(schema.string({ maxLength: 4096 })),
});

const JSON_BODY: RouteOptions['payload'] = { allow: ['application/json'], maxBytes: 16_384 };

/** Login, logout and "who am I" of the browser. Logging out is a POST: a link must not do it. */
export function addSecurityRoutes(server: Server, options: SecurityRoutesOptions): void {
  server.route([
    {
      method: 'POST',
      path: '/internal/security/login',
      options: { auth: false, app: { access: 'internal' }, payload: JSON_BODY },
      handler: (request, h) => logIn({ request, h }, options),
    },
    {
      method: 'POST',
      path: '/internal/security/logout',
      options: { auth: false, app: { access: 'internal' }, payload: JSON_BODY },
      handler: (request, h) => logOut({ request, h }, options),
    },
    {
      method: 'GET',
      path: '/internal/security/me',
      options: { app: { access: 'internal' } },
      handler: ({ app }) => app.identity?.user ?? unauthorized(),
    },
  ]);
}

interface Exchange {
  readonly request: Request;
  readonly h: ResponseToolkit;
}

async function logIn(
  { request, h }: Exchange,
  { login, defaultRoute }: SecurityRoutesOptions,
): Promise<ResponseObject> {
  const { username, password, next } = readLoginBody(request.payload);
  const remoteAddress = request.info.remoteAddress;
  const outcome = await orUnavailable(() => login.logIn({ username, password, remoteAddress }));
  if (outcome.kind !== 'logged_in') throw loginFailure(outcome);
  request.app.setCookie = sessionCookie(outcome.cookie);
  return h.response({ location: safeNextPath(next, defaultRoute) });
}

function readLoginBody(payload: unknown): TypeOf<typeof loginBody> {
  try {
    return loginBody.validate(payload, {}, 'request body');
  } catch (error) {
    throw error instanceof ValidationError ? badRequest(error.message) : error;
  }
}

function loginFailure(outcome: Exclude<LoginOutcome, { kind: 'logged_in' }>): Boom {
  if (outcome.kind === 'wrong_password') return unauthorized('Wrong user name or password');
  const seconds = Math.ceil(outcome.wait / 1000);
  const error = new Boom(`Too many failed logins: try again in ${seconds} seconds`, {
    statusCode: 429,
  });
  error.output.headers['retry-after'] = String(seconds);
  return error;
}

async function logOut(
  { request, h }: Exchange,
  { sessions }: SecurityRoutesOptions,
): Promise<ResponseObject> {
  const opened = await sessions.open(sessionCookieOf(request) ?? '');
  if (opened !== undefined) sessions.end(opened.session);
  request.app.setCookie = expiredSessionCookie();
  return h.response().code(204);
}
