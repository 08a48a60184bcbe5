import { INDICES_OPTIONS } from '../../indices/names/indices_options';
import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Parameters } from '../../lib/parameters';
import { booleanParameter } from '../../lib/parameters';
import { parseTimeValue } from '../../lib/time_value';
import { checkSliceCount } from '../../search/request/search_slice';
import { numberParameter } from '../number_parameter';
import { checkWriteSettings } from '../write/write_parameters';

/** How a request changes many documents. */
export interface ByQueryOptions {
  /** At most this many documents. */
  readonly maxDocs: number;
  /** Go on past documents that changed meanwhile, and count them. */
  readonly proceeds: boolean;
  /** Documents that are changed in one transaction. */
  readonly batchSize: number;
  /** Into how many parts the answer is cut; the work is the same. */
  readonly slices: number;
  /** Echoed in the answer; -1 = no limit. This server does not slow down. */
  readonly requestsPerSecond: number;
  /** False: answer with the id of a task at once. */
  readonly waits: boolean;
}

/** Parameters of all requests that change documents by query. */
export const BY_QUERY_PARAMETERS = [
  ...['refresh', 'timeout', 'wait_for_completion', 'scroll', 'slices', 'requests_per_second'],
  ...['max_docs', 'wait_for_active_shards'],
];

/** Those of requests that name the indices in the path. */
export const IN_PATH_PARAMETERS = [
  ...[...INDICES_OPTIONS, 'conflicts', 'scroll_size', 'routing', 'preference', 'request_cache'],
  ...['search_timeout', 'search_type', 'stats'],
];

const DEFAULT_BATCH = 1000;
const MAX_BATCH = 10_000;

/** What the body says; the parameters win. */
export interface BodyOptions {
  readonly maxDocs?: number | undefined;
  readonly conflicts?: string | undefined;
  readonly batchSize?: number | undefined;
}

/** @throws `illegal_argument_exception`. */
export function readByQueryOptions(query: Parameters, body: BodyOptions): ByQueryOptions {
  checkWriteSettings(query);
  booleanParameter(query, 'refresh');
  for (const name of ['scroll', 'search_timeout']) {
    const text = query[name];
    if (text !== undefined) {
      parseTimeValue(text, name);
    }
  }
  return {
    maxDocs: readMaxDocs(numberParameter(query, 'max_docs', 'int') ?? body.maxDocs),
    proceeds: readConflicts(query.conflicts ?? body.conflicts),
    batchSize: readBatchSize(numberParameter(query, 'scroll_size', 'int') ?? body.batchSize),
    slices: readSlices(query),
    requestsPerSecond: readRate(query),
    waits: booleanParameter(query, 'wait_for_completion', true),
  };
}

function readMaxDocs(maxDocs: number | undefined): number {
  if (maxDocs === undefined || maxDocs === -1) {
    return Number.POSITIVE_INFINITY;
  }
  if (!Number.isSafeInteger(maxDocs) || maxDocs < 0) {
    throw illegalArgument(`[max_docs] parameter cannot be negative, found [${maxDocs}]`);
  }
  return maxDocs;
}

function readConflicts(conflicts = 'abort'): boolean {
  if (conflicts !== 'proceed' && conflicts !== 'abort') {
    throw illegalArgument(`conflicts may only be "proceed" or "abort" but was [${conflicts}]`);
  }
  return conflicts === 'proceed';
}

function readBatchSize(size = DEFAULT_BATCH): number {
  if (size < 1 || size > MAX_BATCH) {
    throw illegalArgument(
      `Batch size is too large, size must be less than or equal to: [${MAX_BATCH}] but was [${size}].`,
    );
  }
  return size;
}

function readSlices(query: Parameters): number {
  if (query.slices === undefined || query.slices === 'auto') {
    return 1;
  }
  const slices = /^\d+$/.test(query.slices) ? Number(query.slices) : 0;
  checkSliceCount(slices);
  if (slices < 1) {
    throw illegalArgument(
      `[slices] must be a positive integer or the string "auto", but was [${query.slices}]`,
    );
  }
  return slices;
}

function readRate(query: Parameters): number {
  const rate = numberParameter(query, 'requests_per_second', 'float') ?? -1;
  if (rate !== -1 && rate <= 0) {
    throw illegalArgument(
      '[requests_per_second] must be a float greater than 0. Use -1 to disable throttling.',
    );
  }
  return rate;
}
