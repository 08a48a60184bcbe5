import { illegalArgument } from '../../lib/elasticsearch_error';
import { readOption, refuseUnknown, requireObject } from '../request_reader';
import { parsingError, queryShardError } from '../search_error';
import type { ParsedQuery, ParseQuery } from './parsed_query';
import { NO_MATCH, selectNothing } from './parsed_query';

const OPTIONS = ['path', 'query', 'score_mode', 'ignore_unmapped', 'boost', '_name'];

const SCORE_MODES: Readonly<Record<string, (scores: readonly number[]) => number>> = {
  none: () => 0,
  min: (scores) => Math.min(...scores),
  max: (scores) => Math.max(...scores),
  sum: total,
  avg: (scores) => total(scores) / scores.length,
};

/**
 * `nested`: a document of which one nested object fulfils the whole inner query. `inner_hits` is
 * refused.
 */
export function parseNested(body: unknown, parseQuery: ParseQuery): ParsedQuery {
  const options = requireObject(body, 'nested');
  if (options.inner_hits !== undefined) {
    throw illegalArgument('[inner_hits] is not supported by this development server');
  }
  refuseUnknown(options, OPTIONS, 'nested');
  const path = readOption(options, 'path', 'string');
  if (path === undefined || options.query === undefined) {
    throw parsingError(`[nested] requires '${path === undefined ? 'path' : 'query'}' field`);
  }
  const inner = parseQuery(options.query);
  const ignoreUnmapped = readOption(options, 'ignore_unmapped', 'boolean') ?? false;
  const combine = readScoreMode(readOption(options, 'score_mode', 'string') ?? 'avg');
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context, isScored) => {
    if (context.field(path)?.type !== 'nested') {
      if (ignoreUnmapped) {
        return selectNothing;
      }
      throw queryShardError(`[nested] failed to find nested object under path [${path}]`);
    }
    const score = inner(context, isScored);
    return (document) => {
      const scores = (context.nested?.(document, path) ?? [])
        .map((one) => score(one))
        .filter((one) => one !== NO_MATCH);
      return scores.length === 0 ? NO_MATCH : combine(scores) * boost;
    };
  };
}

function readScoreMode(mode: string) {
  const combine = Object.hasOwn(SCORE_MODES, mode) ? SCORE_MODES[mode] : undefined;
  if (combine === undefined) {
    throw illegalArgument(`No score mode for child query [${mode}] found`);
  }
  return combine;
}

function total(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0);
}
