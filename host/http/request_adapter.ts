import { randomUUID } from 'node:crypto';
import type { Request } from '@hapi/hapi';
import type { HttpMethod, KibanaRequestEvents, KibanaRequestRoute } from '@kbn/core/server';
import { defer, filter, fromEvent, map, of, take } from 'rxjs';
import { HostRequest } from '../core/http/host_request';
import './hapi_types';
import { INTERNAL_ORIGIN_HEADER } from './request_checks';

/**
 * hapi's request as core's, inputs still raw. Headers that hold a credential are left out, as in
 * Kibana: plugins act as the caller by the scoped client alone.
 */
export function toHostRequest(
  request: Request,
  options: Partial<KibanaRequestRoute['options']> = {},
): HostRequest {
  const { cookie: _cookie, authorization: _authorization, ...headers } = request.raw.req.headers;
  const uuid = randomUUID();
  return new HostRequest(
    {
      id: uuid,
      uuid,
      url: request.url,
      route: {
        path: request.route.path,
        method: request.method as HttpMethod,
        options: { access: 'internal', tags: [], ...options },
      },
      headers,
      params: request.params,
      query: request.query,
      body: request.payload,
      events: eventsOf(request),
      socket: { remoteAddress: request.info.remoteAddress },
      isSystemRequest: headers['kbn-system-request'] === 'true',
      isInternalApiRequest: INTERNAL_ORIGIN_HEADER in headers,
    },
    request.app.identity,
  );
}

function eventsOf({ raw: { res } }: Request): KibanaRequestEvents {
  const closed$ = defer(() => (res.closed ? of(undefined) : fromEvent(res, 'close').pipe(take(1))));
  const completed$ = closed$.pipe(map(() => undefined));
  return { completed$, aborted$: completed$.pipe(filter(() => !res.writableEnded)) };
}
