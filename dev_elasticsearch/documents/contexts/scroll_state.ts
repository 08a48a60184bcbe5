import type { SearchCursor } from '../../search/execution/execute';
import type { SearchRequest } from '../../search/request/search_request';
import type { IndexTarget } from '../search/index_view';

/** How the caller wants the answer. */
export interface AnswerOptions {
  /** `hits.total` as a number rather than an object. */
  readonly totalAsNumber: boolean;
  /** Aggregation names as `kind#name`. */
  readonly typedKeys: boolean;
}

/** A search of which some pages were given out. */
export interface ScrollState {
  readonly request: SearchRequest;
  /** The documents as they were, and as their reader sees them. */
  readonly targets: readonly IndexTarget[];
  readonly options: AnswerOptions;
  /** The last document given out; undefined while there was none. */
  readonly last: SearchCursor | undefined;
}
