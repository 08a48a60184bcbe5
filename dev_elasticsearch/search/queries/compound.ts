import type { JsonObject } from '../request_reader';
import { asList, readOption, refuseUnknown, requireObject } from '../request_reader';
import { parsingError } from '../search_error';
import type { ParsedQuery, ParseQuery } from './parsed_query';
import { NO_MATCH, scoreIf } from './parsed_query';

/** `constant_score`: the filter's selection, each with the boost as its score. */
export function parseConstantScore(body: unknown, parseQuery: ParseQuery): ParsedQuery {
  const options = requireObject(body, 'constant_score');
  refuseUnknown(options, ['filter', 'boost', '_name'], 'constant_score');
  const filter = parseQuery(required(options, 'constant_score', 'filter'));
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context) => {
    const score = filter(context, false);
    return scoreIf((document) => score(document) !== NO_MATCH, boost);
  };
}

/** `dis_max`: any of the queries; the best score, and `tie_breaker` times each other. */
export function parseDisMax(body: unknown, parseQuery: ParseQuery): ParsedQuery {
  const options = requireObject(body, 'dis_max');
  refuseUnknown(options, ['queries', 'tie_breaker', 'boost', '_name'], 'dis_max');
  const queries = asList(options.queries).map((query) => parseQuery(query));
  if (queries.length === 0) {
    throw parsingError("[dis_max] requires 'queries' field with at least one clause");
  }
  const tieBreaker = readOption(options, 'tie_breaker', 'number') ?? 0;
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context, isScored) => {
    const scorers = queries.map((query) => query(context, isScored));
    return (document) => {
      const best = bestOf(
        scorers.map((score) => score(document)),
        tieBreaker,
      );
      return best === NO_MATCH ? NO_MATCH : best * boost;
    };
  };
}

/** The largest score and `tieBreaker` times the sum of the others; no match among none. */
export function bestOf(scores: readonly number[], tieBreaker: number): number {
  const found = scores.filter((score) => score !== NO_MATCH);
  if (found.length === 0) {
    return NO_MATCH;
  }
  const best = Math.max(...found);
  return best + tieBreaker * (found.reduce((sum, score) => sum + score, 0) - best);
}

/** `boosting`: the positive query; what the negative one selects too counts `negative_boost` times. */
export function parseBoosting(body: unknown, parseQuery: ParseQuery): ParsedQuery {
  const options = requireObject(body, 'boosting');
  const known = ['positive', 'negative', 'negative_boost', 'boost', '_name'];
  refuseUnknown(options, known, 'boosting');
  const positive = parseQuery(required(options, 'boosting', 'positive'));
  const negative = parseQuery(required(options, 'boosting', 'negative'));
  const negativeBoost = readOption(options, 'negative_boost', 'number');
  if (negativeBoost === undefined || negativeBoost < 0) {
    throw parsingError(
      "[boosting] query requires 'negative_boost' to be set to be a positive value",
    );
  }
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context, isScored) => {
    const score = positive(context, isScored);
    const demotes = negative(context, false);
    return (document) => {
      const found = score(document);
      const factor = found !== NO_MATCH && demotes(document) !== NO_MATCH ? negativeBoost : 1;
      return found === NO_MATCH ? NO_MATCH : found * factor * boost;
    };
  };
}

function required(options: JsonObject, kind: string, name: string): unknown {
  const value = options[name];
  if (value === undefined) {
    throw parsingError(
      kind === 'constant_score'
        ? "[constant_score] requires a 'filter' element"
        : `[${kind}] query requires '${name}' query to be set'`,
    );
  }
  return value;
}
