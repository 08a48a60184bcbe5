import type { Aggregator } from './aggregations';
import { bindAggregations } from './aggregations';
import type { SearchContext } from './fields';
import { bindQuery, NO_MATCH } from './predicate';
import type { CompiledQuery } from './predicate';
import type { JsonObject } from './request_reader';
import { ShardError, searchPhaseError, shardIllegalArgument } from './search_error';
import type { SearchRequest } from './search_request';
import type { CompiledSort, SortKey } from './sort';
import { compareSortKeys, compileSort, sortsByScore } from './sort';
import { TopHits } from './top_hits';

/** `index.max_result_window`: how deep `from` and `size` may reach. */
const MAX_RESULT_WINDOW = 10_000;

/** One index (or another collection) to search. */
export interface SearchTarget<D> {
  readonly context: SearchContext<D>;
  /** Walked once. */
  readonly documents: Iterable<D>;
  /** `index_uuid` in errors. */
  readonly uuid: string;
  /** Storage order of a document inside this target: 0 or more, unique. */
  position(document: D): number;
}

/** A document of the answer. */
export interface SearchHit<D> {
  readonly document: D;
  readonly context: SearchContext<D>;
  /** Null when the sort does not ask for scores. */
  readonly score: number | null;
  /** As `sort` of a hit; undefined when the request has no sort. */
  readonly sort: readonly SortKey[] | undefined;
}

/** What a search found. */
export interface SearchResult<D> {
  /** Exact number of selected documents. */
  readonly total: number;
  readonly maxScore: number | null;
  readonly hits: readonly SearchHit<D>[];
  /** Undefined when not asked for. */
  readonly aggregations: JsonObject | undefined;
}

/** How aggregations are made and named. */
export interface ExecuteOptions<D> {
  /** All targets as one, for aggregations: documents answer by their own index. */
  readonly mergedContext: SearchContext<D>;
  /** Write aggregation names as `kind#name`. */
  readonly typedKeys?: boolean;
}

/**
 * Runs a search over targets, in memory for the asked page only.
 * @throws `search_phase_execution_exception` when a query, sort or aggregation does not fit the
 *   fields, or when `from + size` goes beyond {@link MAX_RESULT_WINDOW}.
 */
export function executeSearch<D>(
  request: SearchRequest,
  targets: readonly SearchTarget<D>[],
  options: ExecuteOptions<D>,
): SearchResult<D> {
  const [first] = targets;
  const aggregator =
    first === undefined ? undefined : atShard(first, () => aggregate(request, options));
  const bound = targets.map((target) => atShard(target, () => bindTarget(request, target)));
  const found = new Collector(request, aggregator);
  bound.forEach((target, ordinal) => found.collect(target, ordinal));
  return found.result(options.typedKeys ?? false);
}

interface BoundTarget<D> {
  readonly target: SearchTarget<D>;
  readonly query: CompiledQuery<D>;
  readonly postFilter: CompiledQuery<D> | undefined;
  readonly sort: CompiledSort<D>;
  readonly after: readonly SortKey[] | undefined;
}

interface Candidate<D> {
  readonly document: D;
  readonly bound: BoundTarget<D>;
  readonly score: number;
  readonly keys: readonly SortKey[];
  readonly position: number;
}

/** Room for the positions of one target in the common order. */
const POSITIONS_PER_TARGET = 2 ** 40;

class Collector<D> {
  private total = 0;
  private maxScore = NO_MATCH;
  private readonly top: TopHits<Candidate<D>>;
  private readonly isScored: boolean;

  constructor(
    private readonly request: SearchRequest,
    private readonly aggregator: Aggregator<D> | undefined,
  ) {
    this.isScored = sortsByScore(request.sort) || request.trackScores;
    this.top = new TopHits(request.from + request.size, (a, b) => this.compare(a, b));
  }

  collect(bound: BoundTarget<D>, ordinal: number): void {
    const { minScore = 0 } = this.request;
    for (const document of bound.target.documents) {
      const score = bound.query.score(document);
      if (score === NO_MATCH || score < minScore) {
        continue;
      }
      this.aggregator?.collect(document);
      if (bound.postFilter?.matches(document) ?? true) {
        const position = ordinal * POSITIONS_PER_TARGET + bound.target.position(document);
        this.add({ document, bound, score, position });
      }
    }
  }

  result(typedKeys: boolean): SearchResult<D> {
    const page = this.top.sorted().slice(this.request.from);
    return {
      total: this.total,
      maxScore: this.isScored && this.total > 0 ? this.maxScore : null,
      hits: page.map((candidate) => this.toHit(candidate)),
      aggregations: this.aggregator?.result({ typedKeys }),
    };
  }

  private add(found: Omit<Candidate<D>, 'keys'>): void {
    this.total += 1;
    this.maxScore = Math.max(this.maxScore, found.score);
    const keys = found.bound.sort.keys(found);
    const { after } = found.bound;
    if (after === undefined || compareSortKeys(this.request.sort, keys, after) > 0) {
      this.top.add({ ...found, keys });
    }
  }

  private compare(a: Candidate<D>, b: Candidate<D>): number {
    const { sort } = this.request;
    const order = sort.length === 0 ? b.score - a.score : compareSortKeys(sort, a.keys, b.keys);
    return order === 0 ? a.position - b.position : order;
  }

  private toHit({ document, bound, score, keys }: Candidate<D>): SearchHit<D> {
    return {
      document,
      context: bound.target.context,
      score: this.isScored ? score : null,
      sort: this.request.sort.length === 0 ? undefined : bound.sort.render(keys),
    };
  }
}

function bindTarget<D>(request: SearchRequest, target: SearchTarget<D>): BoundTarget<D> {
  const { context } = target;
  const window = request.from + request.size;
  if (window > MAX_RESULT_WINDOW) {
    throw windowTooLarge(request);
  }
  const sort = compileSort(request.sort, context);
  const { postFilter, searchAfter } = request;
  if (searchAfter !== undefined && request.sort.length === 0) {
    throw shardIllegalArgument('Sort must contain at least one field.');
  }
  return {
    target,
    query: bindQuery(request.query, context),
    postFilter: postFilter === undefined ? undefined : bindQuery(postFilter, context),
    sort,
    after: searchAfter === undefined ? undefined : sort.readAfter(searchAfter),
  };
}

function windowTooLarge({ from, size, searchAfter }: SearchRequest): ShardError {
  const asked = searchAfter === undefined ? from + size : size;
  return shardIllegalArgument(
    `Result window is too large, from + size must be less than or equal to: ` +
      `[${MAX_RESULT_WINDOW}] but was [${asked}]. See the scroll api for a more efficient way to ` +
      'request large data sets. This limit can be set by changing the ' +
      '[index.max_result_window] index level setting.',
  );
}

function aggregate<D>(
  request: SearchRequest,
  options: ExecuteOptions<D>,
): Aggregator<D> | undefined {
  return request.aggregations === undefined
    ? undefined
    : bindAggregations(request.aggregations, options.mergedContext);
}

function atShard<D, T>(target: SearchTarget<D>, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ShardError) {
      throw searchPhaseError(error, { index: target.context.indexName, uuid: target.uuid });
    }
    throw error;
  }
}
