import { illegalArgument } from '../../lib/elasticsearch_error';
import type { SearchContext } from '../fields';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { compareSortKeys, compileSort, parseSort, sortsByScore } from '../sorting/sort';
import type { CompiledSort, SortClause, SortKey } from '../sorting/sort';
import type { SourceFilter } from '../request/source_filter';
import { parseSourceFilter } from '../request/source_filter';
import { TopHits } from '../execution/top_hits';
import type { AggregationSpec, Aggregator, ParsedAggregation } from './parsed_aggregation';
import { refuseUnknownOptions } from './parsed_aggregation';

/** `index.max_inner_result_window`: how deep `from` and `size` may reach. */
const MAX_WINDOW = 100;

interface TopHitsRequest {
  readonly from: number;
  readonly size: number;
  readonly sort: readonly SortClause[];
  readonly source: SourceFilter;
}

/** `top_hits`: the best documents of each bucket, three unless `size` says otherwise. */
export function parseTopHits(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, ['from', 'size', 'sort', '_source']);
  if (spec.inner.size > 0) {
    throw illegalArgument(
      `Aggregator [${spec.name}] of type [top_hits] cannot accept sub-aggregations`,
    );
  }
  const request: TopHitsRequest = {
    from: readOption(spec.options, 'from', 'number') ?? 0,
    size: readOption(spec.options, 'size', 'number') ?? 3,
    sort: parseSort(spec.options.sort),
    source: parseSourceFilter(spec.options._source),
  };
  const window = request.from + request.size;
  if (!Number.isInteger(window) || request.from < 0 || request.size < 0 || window > MAX_WINDOW) {
    throw illegalArgument(
      `Top hits result window is too large, the top hits aggregator [${spec.name}]'s from + size ` +
        `must be less than or equal to: [${MAX_WINDOW}] but was [${window}]. This limit can be set ` +
        'by changing the [index.max_inner_result_window] index level setting.',
    );
  }
  return (context) => new TopHitsAggregator(request, context);
}

interface Candidate<D> {
  readonly document: D;
  readonly score: number;
  readonly keys: readonly SortKey[];
  readonly position: number;
}

class TopHitsAggregator<D> implements Aggregator<D> {
  readonly typedKind = 'top_hits';
  private readonly sort: CompiledSort<D>;
  private readonly hits: TopHits<Candidate<D>>;
  private total = 0;
  private maxScore = 0;

  constructor(
    private readonly request: TopHitsRequest,
    private readonly context: SearchContext<D>,
  ) {
    this.sort = compileSort(request.sort, context);
    const compare = (a: Candidate<D>, b: Candidate<D>) => this.compare(a, b);
    this.hits = new TopHits(request.from + request.size, compare);
  }

  collect(document: D, score = 1): void {
    const position = this.total;
    this.total += 1;
    this.maxScore = Math.max(this.maxScore, score);
    const keys = this.sort.keys({ document, score, position });
    this.hits.add({ document, score, keys, position });
  }

  result(): JsonObject {
    const isScored = sortsByScore(this.request.sort);
    const page = this.hits.sorted().slice(this.request.from);
    return {
      hits: {
        total: { value: this.total, relation: 'eq' },
        max_score: isScored && this.total > 0 ? this.maxScore : null,
        hits: page.map((candidate) => this.render(candidate, isScored)),
      },
    };
  }

  private render({ document, score, keys }: Candidate<D>, isScored: boolean): JsonObject {
    const { sort, source } = this.request;
    const { _source: whole, ...place } = this.context.hit?.(document) ?? {};
    return {
      ...place,
      _score: isScored ? score : null,
      ...(source === false ? {} : { _source: source((whole ?? {}) as JsonObject) }),
      ...(sort.length === 0 ? {} : { sort: this.sort.render(keys) }),
    };
  }

  private compare(a: Candidate<D>, b: Candidate<D>): number {
    const { sort } = this.request;
    const order = sort.length === 0 ? b.score - a.score : compareSortKeys(sort, a.keys, b.keys);
    return order === 0 ? a.position - b.position : order;
  }
}
