import type { EndpointResponse } from '../../lib/endpoint';
import { applicable } from '../../lib/applicable';
import { validationFailed } from '../../lib/elasticsearch_error';
import type { Parameters } from '../../lib/parameters';
import { booleanParameter } from '../../lib/parameters';
import { parseTimeValue } from '../../lib/time_value';
import type { SearchRequest } from '../../search/request/search_request';
import type { SearchRun } from '../search/search_answer';
import { answerSearch } from '../search/search_answer';
import { checkKeepAlive } from './search_contexts';
import type { SearchSource } from '../search/search_subjects';
import { targetsOfViews, viewsOfSearch } from '../search/search_subjects';
import { keepViews } from './kept_views';

/**
 * Reads `scroll`: how long to keep the search, in milliseconds; undefined when it is not asked for.
 * @throws a validation error for searches that cannot go on.
 */
export function readScroll(request: SearchRequest, query: Parameters): number | undefined {
  const { scroll } = query;
  if (scroll === undefined) {
    return undefined;
  }
  const keepAlive = checkKeepAlive(parseTimeValue(scroll, 'scroll'), scroll);
  const { trackTotalHits, from, size, searchAfter, collapse, pit } = request;
  const isTotalDisabled = query.track_total_hits !== undefined && trackTotalHits !== true;
  const wrong = applicable([
    [isTotalDisabled, 'disabling [track_total_hits] is not allowed in a scroll context'],
    [from > 0, 'using [from] is not allowed in a scroll context'],
    [size === 0, '[size] cannot be [0] in a scroll context'],
    [searchAfter !== undefined, '[search_after] cannot be used in a scroll context'],
    [collapse !== undefined, 'cannot use `collapse` in a scroll context'],
    [
      booleanParameter(query, 'request_cache'),
      '[request_cache] cannot be used in a scroll context',
    ],
    [pit !== undefined, 'using [point in time] is not allowed in a scroll context'],
  ]);
  if (wrong.length > 0) {
    throw validationFailed(wrong);
  }
  return keepAlive;
}

/** How a scroll begins. */
export interface ScrollOpening {
  readonly source: SearchSource;
  readonly run: Omit<SearchRun, 'scroll'>;
  /** Milliseconds. */
  readonly keepAlive: number;
}

/** Answers the first page, and keeps what the next ones need. */
export function openScroll(
  asked: SearchRequest,
  { source, run, keepAlive }: ScrollOpening,
): EndpointResponse {
  const { deps, options } = run;
  const request = { ...asked, trackTotalHits: true };
  const { views, documents } = keepViews(viewsOfSearch(request, source, deps));
  const targets = targetsOfViews(views, { request, source, deps });
  const page = answerSearch(request, targets, { ...run, scroll: { after: undefined } });
  const { aggregations: _once, ...rest } = request;
  const id = deps.scrolls.open({
    owner: source.subject.identity,
    state: { request: rest, targets, options, last: page.last },
    documents,
    keepAlive,
  });
  return { status: 200, body: { _scroll_id: id, ...page.body } };
}
