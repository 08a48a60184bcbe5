import { readOption, refuseUnknown, requireObject } from '../request_reader';
import { parsingError, queryShardError } from '../search_error';
import type { ParsedQuery, ParseQuery } from './parsed_query';
import { NO_MATCH, scoreIf, selectNothing } from './parsed_query';

/** `constant_score`: the filter's selection, each with the boost as its score. */
export function parseConstantScore(body: unknown, parseQuery: ParseQuery): ParsedQuery {
  const options = requireObject(body, 'constant_score');
  refuseUnknown(options, ['filter', 'boost', '_name'], 'constant_score');
  if (options.filter === undefined) {
    throw parsingError("[constant_score] requires a 'filter' element");
  }
  const filter = parseQuery(options.filter);
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context) => {
    const score = filter(context);
    return scoreIf((document) => score(document) !== NO_MATCH, boost);
  };
}

/**
 * `nested`: a document of which one nested object fulfils the whole inner query. `score_mode` is
 * accepted and taken as `max`.
 */
export function parseNested(body: unknown, parseQuery: ParseQuery): ParsedQuery {
  const options = requireObject(body, 'nested');
  refuseUnknown(
    options,
    ['path', 'query', 'score_mode', 'ignore_unmapped', 'inner_hits', 'boost', '_name'],
    'nested',
  );
  const path = readOption(options, 'path', 'string');
  if (path === undefined || options.query === undefined) {
    throw parsingError(`[nested] requires '${path === undefined ? 'path' : 'query'}' field`);
  }
  const inner = parseQuery(options.query);
  const ignoreUnmapped = readOption(options, 'ignore_unmapped', 'boolean') ?? false;
  return (context) => {
    const isNested = context.field(path)?.type === 'nested';
    if (!isNested) {
      if (ignoreUnmapped) {
        return selectNothing;
      }
      throw queryShardError(`[nested] failed to find nested object under path [${path}]`);
    }
    const score = inner(context);
    return (document) =>
      Math.max(NO_MATCH, ...(context.nested?.(document, path) ?? []).map((one) => score(one)));
  };
}
