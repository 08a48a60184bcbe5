import { illegalArgument } from '../../lib/elasticsearch_error';
import { textOf } from '../../lib/json/text_of';
import type { FieldValue } from '../fields';
import type { JsonObject } from '../request_reader';
import { asList, isObject, readOption } from '../request_reader';
import { parsingError } from '../search_error';
import { renderKey } from './bucket_keys';
import type { BucketOrder } from './bucket_order';
import { readBucketOrder, sortBuckets } from './bucket_order';
import { combinations } from './combinations';
import type {
  AggregationSpec,
  Aggregator,
  ParsedAggregation,
  ResultOptions,
  ValueSource,
} from './parsed_aggregation';
import { Bucket, refuseUnknownOptions, valueSource } from './parsed_aggregation';

const OPTIONS = [
  ...['terms', 'size', 'order', 'min_doc_count', 'shard_size', 'shard_min_doc_count'],
  ...['show_term_doc_count_error', 'collect_mode'],
];

interface MultiTermsParts<D> {
  readonly sources: readonly ValueSource<D>[];
  readonly size: number;
  readonly minDocCount: number;
  readonly order: readonly BucketOrder[];
  readonly newBucket: () => Bucket<D>;
}

/** `multi_terms`: one bucket for each combination of values of several fields. */
export function parseMultiTerms(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, OPTIONS);
  const { options, inner } = spec;
  const fields = asList(options.terms).map(readField);
  if (fields.length < 2) {
    throw illegalArgument(
      'The [terms] parameter in the aggregation [' +
        `${spec.name}] must be present and have at least 2 fields or scripts.`,
    );
  }
  const order = readBucketOrder(options.order, inner);
  return (context) =>
    new MultiTermsAggregator({
      sources: fields.map(({ field, missing }) => valueSource(context, field, missing)),
      size: readOption(options, 'size', 'number') ?? 10,
      minDocCount: readOption(options, 'min_doc_count', 'number') ?? 1,
      order: order.length === 0 ? [{ by: '_count', direction: -1 }] : order,
      newBucket: () => new Bucket(inner, context),
    });
}

interface MultiTermsField {
  readonly field: string;
  readonly missing: unknown;
}

function readField(given: unknown): MultiTermsField {
  const options = isObject(given) ? given : {};
  const field = readOption(options, 'field', 'string');
  const unknown = Object.keys(options).find((name) => name !== 'field' && name !== 'missing');
  if (field === undefined || unknown !== undefined) {
    throw parsingError(`[multi_terms] [terms] needs a [field]; unknown field [${unknown ?? ''}]`);
  }
  return { field, missing: options.missing };
}

interface Combination<D> {
  readonly key: readonly FieldValue[];
  readonly bucket: Bucket<D>;
}

class MultiTermsAggregator<D> implements Aggregator<D> {
  readonly typedKind = 'multi_terms';
  private readonly buckets = new Map<string, Combination<D>>();

  constructor(private readonly parts: MultiTermsParts<D>) {}

  collect(document: D, score?: number): void {
    const columns = this.parts.sources.map((source) => [...new Set(source.values(document))]);
    for (const key of combinations(columns)) {
      const id = JSON.stringify(key);
      const found = this.buckets.get(id) ?? { key, bucket: this.parts.newBucket() };
      this.buckets.set(id, found);
      found.bucket.collect(document, score);
    }
  }

  result(options: ResultOptions): JsonObject {
    const { size, minDocCount, order } = this.parts;
    const wanted = sortBuckets(
      [...this.buckets.values()].filter(({ bucket }) => bucket.docCount >= minDocCount),
      order,
    );
    const rest = wanted.slice(size);
    return {
      doc_count_error_upper_bound: 0,
      sum_other_doc_count: rest.reduce((sum, { bucket }) => sum + bucket.docCount, 0),
      buckets: wanted.slice(0, size).map(({ key, bucket }) => ({
        ...this.renderKey(key),
        ...bucket.result(options),
      })),
    };
  }

  private renderKey(key: readonly FieldValue[]): JsonObject {
    const parts = key.map((value, at) =>
      renderKey(value, this.parts.sources[at]?.field, undefined),
    );
    const shown = parts.map((part) => part.key_as_string ?? part.key);
    return { key: shown, key_as_string: shown.map(textOf).join('|') };
  }
}
