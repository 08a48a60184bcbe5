import { isBoom } from '@hapi/boom';
import type { Request, ResponseObject, Server } from '@hapi/hapi';
import './hapi_types';

/** Kibana's default policy, under which the plugin has to work. */
const CONTENT_SECURITY_POLICY =
  "script-src 'report-sample' 'self'; worker-src 'report-sample' 'self' blob:; " +
  "style-src 'report-sample' 'self' 'unsafe-inline'";

/**
 * Kibana's default headers. Stricter in one point: pages cannot be framed by other origins, which is
 * Kibana's `disableEmbedding`.
 */
const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), fullscreen=(self), geolocation=(), microphone=(), web-share=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
};

const NEVER_KEEP = 'private, no-cache, no-store, must-revalidate';

/** Adds headers to every answer, errors included: protection, cookies, and how long to keep it. */
export function addResponseHeaders(server: Server, serverName: string): void {
  server.ext('onPreResponse', (request, h) => {
    const { response } = request;
    const headers = { ...HEADERS, 'kbn-name': serverName, ...headersFor(request) };
    if (isBoom(response)) Object.assign(response.output.headers, headers);
    else for (const [name, value] of Object.entries(headers)) response.header(name, value);
    return h.continue;
  });
}

function headersFor({ app, response, route }: Request): Record<string, string> {
  const keepsItself = route.settings.app?.cacheable === true && !isFailure(response);
  return {
    ...(!keepsItself && { 'cache-control': NEVER_KEEP }),
    ...(app.setCookie !== undefined && { 'set-cookie': app.setCookie }),
  };
}

function isFailure(response: ResponseObject | Error): boolean {
  return response instanceof Error || response.statusCode >= 400;
}
