import { ElasticsearchError } from '../lib/elasticsearch_error';
import type { Endpoint, EndpointResponse } from '../lib/endpoint';
import { splitList } from '../lib/parameters';
import { hasWildcard } from '../lib/wildcard';
import { ok, reading } from './cluster_deps';

/** Things this server never has any of: their lists are empty, and a named one is missing. */
export function emptyEndpoints(): Endpoint[] {
  return [
    reading({
      paths: ['/_remote/info'],
      action: 'cluster:monitor/remote/info',
      answer: () => ok({}),
    }),
    reading({
      paths: ['/_ingest/pipeline', '/_ingest/pipeline/{id}'],
      action: 'cluster:admin/ingest/pipeline/get',
      parameters: ['master_timeout', 'summary'],
      // Elasticsearch's own answer has no error in its body.
      answer: ({ params }) => ({ status: isNamed(params.id) ? 404 : 200, body: {} }),
    }),
    reading({
      paths: ['/_ilm/policy', '/_ilm/policy/{name}'],
      action: 'cluster:admin/ilm/get',
      parameters: ['master_timeout', 'timeout'],
      answer: ({ params }) => lifecycle(params.name),
    }),
  ];
}

function isNamed(expression: string | undefined): boolean {
  return splitList(expression).some((name) => !hasWildcard(name));
}

function lifecycle(name: string | undefined): EndpointResponse {
  if (!isNamed(name)) return ok({});
  throw new ElasticsearchError({
    status: 404,
    type: 'resource_not_found_exception',
    reason: `Lifecycle policy not found: ${name ?? ''}`,
  });
}
