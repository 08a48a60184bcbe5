import type { AggregatorGroup } from '../aggregations';
import { bindAggregations } from '../aggregations';
import type { CompiledCollapse } from '../request/collapse';
import { CollapsedHits, compileCollapse } from '../request/collapse';
import type { FieldValue, SearchContext } from '../fields';
import { bindQuery, NO_MATCH } from '../predicate';
import type { CompiledQuery } from '../predicate';
import type { JsonObject } from '../request_reader';
import { ShardError, searchPhaseError, shardIllegalArgument } from '../search_error';
import type { SearchRequest } from '../request/search_request';
import type { CompiledSort, ShownKey, SortKey } from '../sorting/sort';
import { compareSortKeys, compileSort, sortsByScore } from '../sorting/sort';
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
  /** Factor of all scores, by `indices_boost`. Absent = 1. */
  readonly boost?: number;
}

/** Where a document stands in the order of a search; the search goes on behind it. */
export interface SearchCursor {
  readonly score: number;
  readonly keys: readonly SortKey[];
  readonly position: number;
}

/** A document of the answer. */
export interface SearchHit<D> {
  readonly document: D;
  readonly context: SearchContext<D>;
  /** Null when the sort does not ask for scores. */
  readonly score: number | null;
  /** As `sort` of a hit; undefined when the request has no sort. */
  readonly sort: readonly ShownKey[] | undefined;
  /** What the document was collapsed by; undefined without `collapse`. */
  readonly collapseValue: FieldValue | null | undefined;
  readonly cursor: SearchCursor;
}

/** What a search found. */
export interface SearchResult<D> {
  /** Exact number of selected documents. */
  readonly total: number;
  readonly maxScore: number | null;
  readonly hits: readonly SearchHit<D>[];
  /** Undefined when not asked for. */
  readonly aggregations: JsonObject | undefined;
  /** `terminate_after` was reached; undefined when it was not asked for. */
  readonly terminatedEarly: boolean | undefined;
}

/** How aggregations are made and named. */
export interface ExecuteOptions<D> {
  /** All targets as one, for aggregations: documents answer by their own index. */
  readonly mergedContext: SearchContext<D>;
  /** Write aggregation names as `kind#name`. */
  readonly typedKeys?: boolean;
  /** Scrolls: only what comes behind this document, and another limit of the size. */
  readonly scroll?: { readonly after: SearchCursor | undefined };
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
  const bound = targets.map((target) =>
    atShard(target, () => bindTarget(request, target, options)),
  );
  const found = new Collector(request, { aggregator, after: options.scroll?.after });
  bound.forEach((one, ordinal) => atShard(one.target, () => found.collect(one, ordinal)));
  return found.result(options.typedKeys ?? false);
}

interface BoundTarget<D> {
  readonly target: SearchTarget<D>;
  readonly query: CompiledQuery<D>;
  readonly postFilter: CompiledQuery<D> | undefined;
  readonly sort: CompiledSort<D>;
  readonly after: readonly SortKey[] | undefined;
  readonly collapse: CompiledCollapse<D> | undefined;
}

interface Candidate<D> extends SearchCursor {
  readonly document: D;
  readonly bound: BoundTarget<D>;
}

/** Keeps the best hits, of which those of the same group count as one. */
interface HitKeeper<T> {
  add(item: T, group: FieldValue | null): void;
  sorted(): readonly T[];
}

interface CollectorParts<D> {
  readonly aggregator: AggregatorGroup<D> | undefined;
  readonly after: SearchCursor | undefined;
}

/** Room for the positions of one target in the common order. */
const POSITIONS_PER_TARGET = 2 ** 40;

class Collector<D> {
  private total = 0;
  private maxScore = NO_MATCH;
  private terminated = false;
  private readonly hits: HitKeeper<Candidate<D>>;
  private readonly isScored: boolean;
  /** How many hits are kept. */
  private readonly window: number;
  /** Does anything come of the scores? */
  private readonly needsScores: boolean;

  constructor(
    private readonly request: SearchRequest,
    private readonly parts: CollectorParts<D>,
  ) {
    this.isScored = sortsByScore(request.sort) || request.trackScores;
    this.needsScores =
      (this.isScored && request.size > 0) ||
      request.minScore !== undefined ||
      request.aggregations !== undefined;
    const compare = (a: Candidate<D>, b: Candidate<D>) => this.compare(a, b);
    this.window = request.from + request.size;
    this.hits =
      request.collapse === undefined
        ? new TopHits(this.window, compare)
        : new CollapsedHits(this.window, compare);
  }

  collect(bound: BoundTarget<D>, ordinal: number): void {
    const { terminateAfter = 0 } = this.request;
    let room = terminateAfter === 0 ? Number.POSITIVE_INFINITY : terminateAfter;
    const { aggregator } = this.parts;
    for (const document of bound.target.documents) {
      aggregator?.see(document);
      const score = this.score(bound, document);
      if (score === NO_MATCH) {
        continue;
      }
      if (room === 0) {
        this.terminated = true;
        return;
      }
      room -= 1;
      aggregator?.collect(document, score);
      this.add({ document, bound, score }, ordinal);
    }
  }

  private score({ query, target }: BoundTarget<D>, document: D): number {
    if (!this.needsScores) {
      return query.matches(document) ? 0 : NO_MATCH;
    }
    const { minScore = 0 } = this.request;
    const found = query.score(document);
    const score = found * (target.boost ?? 1);
    return found === NO_MATCH || score < minScore ? NO_MATCH : score;
  }

  result(typedKeys: boolean): SearchResult<D> {
    const page = this.hits.sorted().slice(this.request.from);
    const { terminateAfter = 0 } = this.request;
    return {
      total: this.total,
      maxScore: this.isScored && this.request.size > 0 && this.total > 0 ? this.maxScore : null,
      hits: page.map((candidate) => this.toHit(candidate)),
      aggregations: this.parts.aggregator?.result({ typedKeys }),
      terminatedEarly: terminateAfter > 0 ? this.terminated : undefined,
    };
  }

  private add(found: Omit<Candidate<D>, 'keys' | 'position'>, ordinal: number): void {
    const { document, bound, score } = found;
    if (bound.postFilter?.matches(document) === false) {
      return;
    }
    this.total += 1;
    this.maxScore = Math.max(this.maxScore, score);
    const { sort, collapse, target } = bound;
    if (this.window === 0 && collapse === undefined) {
      return;
    }
    const position = ordinal * POSITIONS_PER_TARGET + target.position(document);
    const keys = sort.keys({ document, score, position });
    const candidate: Candidate<D> = { document, bound, score, position, keys };
    if (this.isOnPage(candidate)) {
      this.hits.add(candidate, collapse?.value(document) ?? null);
    }
  }

  /** Does it come behind the page before, by `search_after` and by the cursor of a scroll? */
  private isOnPage(candidate: Candidate<D>): boolean {
    const { after } = candidate.bound;
    const { after: cursor } = this.parts;
    return (
      (after === undefined || compareSortKeys(this.request.sort, candidate.keys, after) > 0) &&
      (cursor === undefined || this.compare(candidate, cursor) > 0)
    );
  }

  private compare(a: SearchCursor, b: SearchCursor): number {
    const { sort } = this.request;
    const order = sort.length === 0 ? b.score - a.score : compareSortKeys(sort, a.keys, b.keys);
    return order === 0 ? a.position - b.position : order;
  }

  private toHit({ document, bound, score, keys, position }: Candidate<D>): SearchHit<D> {
    return {
      document,
      context: bound.target.context,
      score: this.isScored ? score : null,
      sort: this.request.sort.length === 0 ? undefined : bound.sort.render(keys),
      collapseValue: bound.collapse?.value(document),
      cursor: { score, keys, position },
    };
  }
}

function bindTarget<D>(
  request: SearchRequest,
  target: SearchTarget<D>,
  options: ExecuteOptions<D>,
): BoundTarget<D> {
  const { context } = target;
  if (request.from + request.size > MAX_RESULT_WINDOW) {
    throw windowTooLarge(request, options.scroll !== undefined);
  }
  const sort = compileSort(request.sort, context);
  const { postFilter, searchAfter, collapse } = request;
  if (searchAfter !== undefined && request.sort.length === 0) {
    throw shardIllegalArgument('Sort must contain at least one field.');
  }
  return {
    target,
    query: bindQuery(request.query, context),
    postFilter: postFilter === undefined ? undefined : bindQuery(postFilter, context),
    sort,
    after: searchAfter === undefined ? undefined : sort.readAfter(searchAfter),
    collapse: collapse === undefined ? undefined : compileCollapse(collapse, context),
  };
}

function windowTooLarge({ from, size }: SearchRequest, isScroll: boolean): ShardError {
  if (isScroll) {
    return shardIllegalArgument(
      `Batch size is too large, size must be less than or equal to: [${MAX_RESULT_WINDOW}] but was ` +
        `[${size}]. Scroll batch sizes cost as much memory as result windows so they are ` +
        'controlled by the [index.max_result_window] index level setting.',
    );
  }
  return shardIllegalArgument(
    `Result window is too large, from + size must be less than or equal to: ` +
      `[${MAX_RESULT_WINDOW}] but was [${from + size}]. See the scroll api for a more efficient way to ` +
      'request large data sets. This limit can be set by changing the ' +
      '[index.max_result_window] index level setting.',
  );
}

function aggregate<D>(
  request: SearchRequest,
  options: ExecuteOptions<D>,
): AggregatorGroup<D> | undefined {
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
