import { asList, readOption, refuseUnknown, requireObject } from '../request_reader';
import { limitClauses } from './clause_limit';
import { minimumShouldMatch } from './minimum_should_match';
import type { ParsedQuery, ParseQuery, Scorer } from './parsed_query';
import { NO_MATCH } from './parsed_query';

const CLAUSES = ['must', 'filter', 'should', 'must_not', 'mustNot'];
const OPTIONS = [...CLAUSES, 'minimum_should_match', 'adjust_pure_negative', 'boost', '_name'];

/**
 * `bool`. `minimum_should_match` defaults to 0 beside `must` or `filter`; without them at least one
 * `should` clause has to match, whatever it says.
 */
export function parseBool(body: unknown, parseQuery: ParseQuery): ParsedQuery {
  const options = requireObject(body, 'bool');
  refuseUnknown(options, OPTIONS, 'bool');
  const clause = (...names: string[]) =>
    names.flatMap((name) => asList(options[name])).map((query) => parseQuery(query));
  const must = clause('must');
  const filter = clause('filter');
  const should = clause('should');
  const mustNot = clause('must_not', 'mustNot');
  const isOptional = must.length + filter.length > 0 || should.length === 0;
  const asked = minimumShouldMatch(options, should.length) ?? 0;
  const least = isOptional ? asked : Math.max(1, asked);
  const boost = readOption(options, 'boost', 'number') ?? 1;
  const count = must.length + filter.length + should.length + mustNot.length;
  return (context, isScored = true) => {
    limitClauses(count);
    const bind = (queries: readonly ParsedQuery[], scored: boolean) =>
      queries.map((query) => query(context, scored));
    return scoreBool({
      must: bind(must, isScored),
      filter: bind(filter, false),
      should: bind(should, isScored),
      mustNot: bind(mustNot, false),
      least,
      base: count === 0 ? 1 : 0,
      boost,
    });
  };
}

/** The clauses of a bool, bound. */
export interface BoolScorers<D> {
  readonly must: readonly Scorer<D>[];
  readonly filter: readonly Scorer<D>[];
  readonly should: readonly Scorer<D>[];
  readonly mustNot: readonly Scorer<D>[];
  readonly least: number;
  /** Score before any clause adds to it: without any clause this is a match-all. */
  readonly base: number;
  readonly boost: number;
}

/** Scores what all required, no forbidden and `least` optional clauses select: the sum of their scores. */
export function scoreBool<D>(scorers: BoolScorers<D>): Scorer<D> {
  return (document) => {
    const selected = (score: Scorer<D>) => score(document) !== NO_MATCH;
    if (scorers.mustNot.some(selected) || !scorers.filter.every(selected)) {
      return NO_MATCH;
    }
    const required = sumAll(scorers.must, document);
    if (required === NO_MATCH) {
      return NO_MATCH;
    }
    const optional = scorers.should
      .map((score) => score(document))
      .filter((one) => one !== NO_MATCH);
    if (optional.length < scorers.least) {
      return NO_MATCH;
    }
    return optional.reduce((sum, one) => sum + one, required + scorers.base) * scorers.boost;
  };
}

function sumAll<D>(scorers: readonly Scorer<D>[], document: D): number {
  let sum = 0;
  for (const score of scorers) {
    const one = score(document);
    if (one === NO_MATCH) {
      return NO_MATCH;
    }
    sum += one;
  }
  return sum;
}
