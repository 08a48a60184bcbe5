import { asList, readOption, refuseUnknown, requireObject } from '../request_reader';
import type { JsonObject } from '../request_reader';
import { parsingError } from '../search_error';
import type { ParsedQuery, ParseQuery, Scorer } from './parsed_query';
import { NO_MATCH } from './parsed_query';

const CLAUSES = ['must', 'filter', 'should', 'must_not', 'mustNot'];
const OPTIONS = [...CLAUSES, 'minimum_should_match', 'adjust_pure_negative', 'boost', '_name'];

/**
 * `bool`. `minimum_should_match` defaults to 1 when there is neither `must` nor `filter`, else to 0;
 * it takes numbers, negative numbers and percentages.
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
  const least = minimumShouldMatch(options, should.length) ?? (isOptional ? 0 : 1);
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context) => {
    const bind = (queries: readonly ParsedQuery[]) => queries.map((query) => query(context));
    return scoreBool({
      must: bind(must),
      filter: bind(filter),
      should: bind(should),
      mustNot: bind(mustNot),
      least,
      boost,
    });
  };
}

/**
 * How many optional clauses must match, out of `count`. Undefined when not given.
 * @throws `parsing_exception` when it is neither a whole number nor a percentage.
 */
export function minimumShouldMatch(options: JsonObject, count: number): number | undefined {
  const given = readOption(options, 'minimum_should_match', 'string');
  if (given === undefined) {
    return undefined;
  }
  const match = /^\s*(-?\d+)(%?)\s*$/.exec(given);
  if (match === null) {
    throw parsingError(`Failed to parse [minimum_should_match]: [${given}]`);
  }
  const amount = Number(match[1]);
  const absolute = match[2] === '%' ? Math.trunc((count * amount) / 100) : amount;
  return Math.max(0, absolute < 0 ? count + absolute : absolute);
}

interface BoolScorers<D> {
  readonly must: readonly Scorer<D>[];
  readonly filter: readonly Scorer<D>[];
  readonly should: readonly Scorer<D>[];
  readonly mustNot: readonly Scorer<D>[];
  readonly least: number;
  readonly boost: number;
}

function scoreBool<D>(scorers: BoolScorers<D>): Scorer<D> {
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
    return optional.reduce((sum, one) => sum + one, required) * scorers.boost;
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
