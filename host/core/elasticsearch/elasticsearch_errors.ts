import { errors } from '@elastic/elasticsearch';

/** Status of Elasticsearch's answer; absent when there was no answer, or the error is another's. */
export function elasticsearchStatus(error: unknown): number | undefined {
  return error instanceof errors.ResponseError ? error.statusCode : undefined;
}

/** True when no usable answer came: refused, reset, timed out, no node left, or not Elasticsearch. */
export function isElasticsearchUnreachable(error: unknown): boolean {
  return (
    error instanceof errors.ConnectionError ||
    error instanceof errors.TimeoutError ||
    error instanceof errors.NoLivingConnectionsError ||
    error instanceof errors.ProductNotSupportedError ||
    [502, 503, 504].includes(elasticsearchStatus(error) ?? 0)
  );
}
