import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import type { SearchContext } from '../fields';

/** `search.max_buckets`: an answer of more is refused, empty ones included. */
const MAX_BUCKETS = 65_536;

/** Buckets that one search may hold while it collects: some 200 MB of memory. */
const MAX_HELD = 1_000_000;

/** @throws `illegal_argument_exception` for more than `search.max_buckets`. */
export function limitBuckets(count: number): void {
  if (count > MAX_BUCKETS) {
    throw illegalArgument(
      `Trying to create too many buckets. Must be less than or equal to: [${MAX_BUCKETS}] but was [${count}]. ` +
        'This limit can be set by changing the [search.max_buckets] cluster level setting.',
    );
  }
}

/** Counts the buckets of one answer, wherever in it they are. */
export class BucketCount {
  private count = 0;

  /** @throws as {@link limitBuckets}. */
  add(): void {
    this.count += 1;
    limitBuckets(this.count);
  }
}

const HELD = new WeakMap<object, number>();

/**
 * Notes one more bucket of the search that this context was made for.
 * @throws 429 `circuit_breaking_exception` when it holds too many.
 */
export function holdBucket<D>(context: SearchContext<D>): void {
  const held = (HELD.get(context) ?? 0) + 1;
  HELD.set(context, held);
  if (held > MAX_HELD) {
    throw new ElasticsearchError({
      status: 429,
      type: 'circuit_breaking_exception',
      reason: `[request] Data too large: the aggregations would hold more than [${MAX_HELD}] buckets`,
    });
  }
}
