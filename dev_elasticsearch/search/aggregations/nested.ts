import { illegalArgument } from '../../lib/elasticsearch_error';
import { readOption } from '../request_reader';
import { parsingError } from '../search_error';
import type { AggregationSpec, ParsedAggregation } from './parsed_aggregation';
import { Bucket, refuseUnknownOptions } from './parsed_aggregation';

/** `nested`: the nested objects under a path, each counted as a document. */
export function parseNestedAggregation(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, ['path']);
  const path = readOption(spec.options, 'path', 'string');
  if (path === undefined) {
    throw parsingError(`Missing [path] field for nested aggregation [${spec.name}]`);
  }
  return (context) => {
    const bucket = new Bucket(spec.inner, context);
    return {
      typedKind: 'nested',
      collect: (document, score) => {
        for (const nested of context.nested?.(document, path) ?? []) {
          bucket.collect(nested, score);
        }
      },
      result: (options) => bucket.result(options),
    };
  };
}

/** `reverse_nested`: the whole documents that nested objects belong to, each counted once. */
export function parseReverseNested(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, ['path']);
  if (spec.options.path !== undefined) {
    throw illegalArgument(
      '[reverse_nested] aggregations with a [path] are not supported by this development server',
    );
  }
  if (spec.depth === 0) {
    throw illegalArgument(
      `Reverse nested aggregation [${spec.name}] can only be used inside a [nested] aggregation`,
    );
  }
  return (context) => {
    const bucket = new Bucket(spec.inner, context);
    const seen = new Set<unknown>();
    return {
      typedKind: 'reverse_nested',
      collect: (document, score) => {
        const root = context.root?.(document) ?? document;
        if (!seen.has(root)) {
          seen.add(root);
          bucket.collect(root, score);
        }
      },
      result: (options) => bucket.result(options),
    };
  };
}
