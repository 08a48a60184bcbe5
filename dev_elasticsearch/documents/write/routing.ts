import type { IndexRecord } from '../../indices/catalog/index_record';
import { ElasticsearchError } from '../../lib/elasticsearch_error';
import { isObject } from '../../search/request_reader';

/** A document, and the routing that a request gives for it. */
export interface RoutedDocument {
  readonly id: string;
  readonly routing: string | undefined;
}

/** @throws 400 `routing_missing_exception` where the mapping demands routing and there is none. */
export function demandRouting(
  { name, mappings }: IndexRecord,
  { id, routing }: RoutedDocument,
): void {
  const rule = mappings._routing;
  const isRequired = isObject(rule) && (rule.required === true || rule.required === 'true');
  if (isRequired && routing === undefined) {
    throw new ElasticsearchError({
      status: 400,
      type: 'routing_missing_exception',
      reason: `routing is required for [${name}]/[${id}]`,
      metadata: { index_uuid: '_na_', index: name },
    });
  }
}
