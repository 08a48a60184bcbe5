import type { Request, ResponseObject, ResponseToolkit, Server } from '@hapi/hapi';
import type { Capabilities, CapabilitiesStart } from '@kbn/core/server';
import { isElasticsearchUnreachable } from '../core/elasticsearch/elasticsearch_errors';
import type { RequestIdentity } from '../core/security/authenticated_user';
import type {
  AuthenticationOutcome,
  RequestAuthenticator,
} from '../core/security/request_authenticator';
import type { InjectedMetadata } from '../lib/injected_metadata';
import { safeNextPath } from '../lib/safe_next_path';
import { rememberOutcome, sessionCookieOf, UNREACHABLE } from './authentication';
import './hapi_types';
import { renderMessage, renderPage } from './page_html';
import { toHostRequest } from './request_adapter';

/** A plugin whose browser side pages load. */
export interface PagePlugin {
  readonly id: string;
  readonly version: string;
  /** The settings that its `exposeToBrowser` lists. */
  readonly browserConfig: Readonly<Record<string, unknown>>;
}

/** What pages are made of. */
export interface PagesOptions {
  readonly authenticator: RequestAuthenticator;
  readonly capabilities: CapabilitiesStart;
  readonly plugins: readonly PagePlugin[];
  readonly kibanaVersion: string;
  readonly locale: string;
  readonly defaultRoute: string;
  /** Absent when the host's own user may not ask. */
  readonly elasticsearch?: InjectedMetadata['elasticsearch'] | undefined;
}

const SHELL_SCRIPTS = ['/bundles/shared/kbn-ui-shared-deps.js', '/bundles/host/shell.js'];

/** Folder URL of a plugin's bundle; the version in it keeps old and new files apart in caches. */
export function publicPathOf({ id, version }: Pick<PagePlugin, 'id' | 'version'>): string {
  return `/bundles/plugin/${id}/${version}/`;
}

/** Pages know people by their session only: no other credentials open one. */
export function addPages(server: Server, options: PagesOptions): void {
  const page = { auth: false, app: { xsrfRequired: false } } as const;
  server.route([
    {
      method: 'GET',
      path: '/',
      options: page,
      handler: (_request, h) => h.redirect(options.defaultRoute),
    },
    {
      method: 'GET',
      path: '/login',
      options: page,
      handler: orUnreachable((exchange) => loginPage(exchange, options)),
    },
    {
      method: 'GET',
      path: '/app/{path*}',
      options: page,
      handler: orUnreachable((exchange) => appPage(exchange, options)),
    },
  ]);
}

interface Exchange {
  readonly request: Request;
  readonly h: ResponseToolkit;
}

async function appPage({ request, h }: Exchange, options: PagesOptions): Promise<ResponseObject> {
  const outcome = await sessionOf(request, options);
  if (outcome.identity === undefined) {
    const { pathname, search } = request.url;
    return h.redirect(`/login?next=${encodeURIComponent(pathname + search)}`);
  }
  const capabilities = await options.capabilities.resolveCapabilities(toHostRequest(request), {
    capabilityPath: '*',
  });
  const scripts = options.plugins.map((plugin) => `${publicPathOf(plugin)}${plugin.id}.plugin.js`);
  const metadata = appMetadata(options, outcome.identity, capabilities);
  return html(h, renderPage({ metadata, scripts: [...SHELL_SCRIPTS, ...scripts] }));
}

async function loginPage({ request, h }: Exchange, options: PagesOptions): Promise<ResponseObject> {
  const outcome = await sessionOf(request, options);
  if (outcome.identity !== undefined) {
    return h.redirect(safeNextPath(request.query.next, options.defaultRoute));
  }
  return html(h, renderPage({ metadata: baseMetadata(options), scripts: SHELL_SCRIPTS }));
}

async function sessionOf(
  request: Request,
  { authenticator }: PagesOptions,
): Promise<AuthenticationOutcome> {
  const outcome = await authenticator.authenticateSession(sessionCookieOf(request));
  rememberOutcome(request, outcome);
  return outcome;
}

/** While Elasticsearch cannot be asked a page says so; the session stays for later. */
const orUnreachable =
  (page: (exchange: Exchange) => Promise<ResponseObject>) =>
  async (request: Request, h: ResponseToolkit): Promise<ResponseObject> => {
    try {
      return await page({ request, h });
    } catch (error) {
      if (!isElasticsearchUnreachable(error)) throw error;
      return html(h, renderMessage(`${UNREACHABLE}. Reload the page in a moment.`)).code(503);
    }
  };

function html(h: ResponseToolkit, text: string): ResponseObject {
  return h.response(text).type('text/html');
}

/** What somebody unknown may see. */
function baseMetadata({ kibanaVersion, locale }: PagesOptions): InjectedMetadata {
  return {
    kibanaVersion,
    basePath: '',
    locale,
    publicPaths: {},
    plugins: [],
    capabilities: { management: {}, catalogue: {}, navLinks: {} },
  };
}

function appMetadata(
  options: PagesOptions,
  { user }: RequestIdentity,
  capabilities: Capabilities,
): InjectedMetadata {
  const { plugins, elasticsearch } = options;
  return {
    ...baseMetadata(options),
    publicPaths: Object.fromEntries(plugins.map((plugin) => [plugin.id, publicPathOf(plugin)])),
    plugins: plugins.map(({ id, browserConfig }) => ({ id, config: browserConfig })),
    user: { username: user.username, realm: user.authentication_realm.name, roles: user.roles },
    capabilities,
    ...(elasticsearch !== undefined && { elasticsearch }),
  };
}
