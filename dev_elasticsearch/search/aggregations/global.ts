import { parsingError } from '../search_error';
import type { AggregationSpec, ParsedAggregation } from './parsed_aggregation';
import { Bucket, refuseUnknownOptions } from './parsed_aggregation';

/** `global`: all documents of the searched indices, whatever the query selects. */
export function parseGlobal(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, []);
  if (spec.depth > 0) {
    throw parsingError(
      `Aggregation [${spec.name}] cannot have a global aggregation as a sub-aggregation: global ` +
        'aggregations can only be defined as top level aggregations',
    );
  }
  return (context) => {
    const bucket = new Bucket(spec.inner, context);
    return {
      typedKind: 'global',
      collect: () => undefined,
      see: (document) => {
        bucket.collect(document);
      },
      result: (options) => bucket.result(options),
    };
  };
}
