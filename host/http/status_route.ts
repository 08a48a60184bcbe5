import type { Server } from '@hapi/hapi';
import type { StatusService } from '../core/status/status_service';

/** What the status answer says of the host itself. */
export interface StatusRouteOptions {
  readonly name: string;
  readonly kibanaVersion: string;
  readonly status: StatusService;
}

/**
 * `GET /api/status`, open to everybody as a health check: 200 while available, else 503. The members
 * that Kibana's answer shares with this one have Kibana's names; metrics are left out.
 */
export function addStatusRoute(server: Server, options: StatusRouteOptions): void {
  server.route({
    method: 'GET',
    path: '/api/status',
    options: { auth: false },
    handler: async (_request, h) => {
      const elasticsearch = await options.status.elasticsearch();
      const isAvailable = elasticsearch.level === 'available';
      const overall = isAvailable
        ? { level: 'available', summary: 'All services are available' }
        : elasticsearch;
      const body = {
        name: options.name,
        version: { number: options.kibanaVersion },
        status: { overall, core: { elasticsearch } },
      };
      return h.response(body).code(isAvailable ? 200 : 503);
    },
  });
}
