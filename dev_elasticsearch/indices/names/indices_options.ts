import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Parameters } from '../../lib/parameters';
import { booleanParameter, splitList } from '../../lib/parameters';

/** How names and wildcards become indices. */
export interface IndicesOptions {
  /** Drop explicit names that are missing or not allowed, rather than fail. */
  readonly ignoreUnavailable: boolean;
  /** Wildcards that match nothing are fine. */
  readonly allowNoIndices: boolean;
  /** Do wildcards expand at all? */
  readonly expandsOpen: boolean;
  /** Do wildcards reach hidden indices? */
  readonly expandsHidden: boolean;
}

/** Names of the query parameters that {@link readIndicesOptions} reads. */
export const INDICES_OPTIONS = ['ignore_unavailable', 'allow_no_indices', 'expand_wildcards'];

/** What requests get that name no option. */
export const DEFAULT_INDICES_OPTIONS: IndicesOptions = {
  ignoreUnavailable: false,
  allowNoIndices: true,
  expandsOpen: true,
  expandsHidden: false,
};

const EXPANSIONS = ['open', 'closed', 'hidden', 'none', 'all'];

/** @throws `illegal_argument_exception` for values that are no booleans, or unknown expansions. */
export function readIndicesOptions(query: Parameters): IndicesOptions {
  const expand = query.expand_wildcards;
  const expansions = expand === undefined ? ['open'] : splitList(expand);
  const unknown = expansions.find((name) => !EXPANSIONS.includes(name));
  if (unknown !== undefined) {
    throw illegalArgument(`No valid expand wildcard value [${unknown}]`);
  }
  return {
    ignoreUnavailable: booleanParameter(query, 'ignore_unavailable'),
    allowNoIndices: booleanParameter(query, 'allow_no_indices', true),
    expandsOpen: expansions.includes('open') || expansions.includes('all'),
    expandsHidden: expansions.includes('hidden') || expansions.includes('all'),
  };
}
