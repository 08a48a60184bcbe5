import { badRequest } from '@hapi/boom';
import type { Request, Server } from '@hapi/hapi';
import './hapi_types';

/** What requests are held against. */
export interface RequestChecksOptions {
  readonly kibanaVersion: string;
  /** True: internal routes answer only callers that mark themselves as Elastic's own. */
  readonly restrictInternalApis: boolean;
}

/** Marks a caller as Elastic's own; any value counts. */
export const INTERNAL_ORIGIN_HEADER = 'x-elastic-internal-origin';

/** Checks every request once its sender is known, as Kibana does: with 400s in Kibana's words. */
export function checkRequests(server: Server, options: RequestChecksOptions): void {
  server.ext('onPostAuth', (request, h) => {
    const problem =
      missingXsrfHeader(request) ??
      wrongVersion(request, options) ??
      restrictedRoute(request, options);
    if (problem !== undefined) throw problem;
    return h.continue;
  });
}

function missingXsrfHeader({ method, headers, route }: Request): Error | undefined {
  const isSafe = method === 'get' || method === 'head' || method === 'options';
  if (isSafe || route.settings.app?.xsrfRequired === false) return undefined;
  if ('kbn-xsrf' in headers || 'kbn-version' in headers) return undefined;
  return badRequest('Request must contain a kbn-xsrf header.');
}

function wrongVersion(
  { headers }: Request,
  { kibanaVersion }: RequestChecksOptions,
): Error | undefined {
  const got: unknown = headers['kbn-version'];
  if (typeof got !== 'string' || got === kibanaVersion) return undefined;
  const error = badRequest(
    'Browser client is out of date, please refresh the page ' +
      `("kbn-version" header was "${got}" but should be "${kibanaVersion}")`,
  );
  error.output.payload.attributes = { expected: kibanaVersion, got };
  return error;
}

function restrictedRoute(
  { method, headers, path, route }: Request,
  { restrictInternalApis }: RequestChecksOptions,
): Error | undefined {
  const isInternal = route.settings.app?.access === 'internal';
  if (!restrictInternalApis || !isInternal || INTERNAL_ORIGIN_HEADER in headers) return undefined;
  return badRequest(
    `uri [${path}] with method [${method}] exists but is not available with the current configuration`,
  );
}
