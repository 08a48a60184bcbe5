import type { AnalyzerName } from '../text/analysis';
import { analyze, ANALYZERS } from '../text/analysis';
import type { SearchContext, SearchField } from '../fields';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { queryShardError, ShardError } from '../search_error';
import { limitClauses, TooManyClauses } from './clause_limit';
import type { Scorer } from './parsed_query';
import { NO_MATCH, selectNothing } from './parsed_query';
import { scoreTerm } from './term_level';

/** A text looked for in one field. */
export interface TextQuestion<D> {
  readonly context: SearchContext<D>;
  readonly field: SearchField;
  readonly value: string | number | bigint | boolean;
  /** Of the query, such as `operator` and `slop`. */
  readonly options: JsonObject;
  readonly boost: number;
  readonly isScored: boolean;
}

/**
 * The words that a query looks for, cut by its own analyser or the field's.
 * @throws TooManyClauses
 */
export function wordsOf<D>({ field, value, options, context }: TextQuestion<D>): readonly string[] {
  const named = readOption(options, 'analyzer', 'string');
  const analyzer = named === undefined ? field.analyzer : analyzerOf(named, context);
  const words = analyze(String(value), analyzer);
  limitClauses(words.length);
  return words;
}

function analyzerOf<D>(name: string, { indexName }: SearchContext<D>): AnalyzerName {
  const known = ANALYZERS.find((analyzer) => analyzer === name);
  if (known === undefined) {
    throw queryShardError(`[match] analyzer [${name}] not found in index [${indexName}]`);
  }
  return known;
}

/** For fields that are not cut into words: the value as a whole. */
export function scoreValue<D>(question: TextQuestion<D>): Scorer<D> {
  const isLenient = readOption(question.options, 'lenient', 'boolean') ?? false;
  return leniently(isLenient, () => scoreTerm(question, question.isScored));
}

/** With `lenient`, a value that the field cannot hold selects nothing rather than failing. */
export function leniently<D>(lenient: boolean, make: () => Scorer<D>): Scorer<D> {
  try {
    return make();
  } catch (error) {
    if (lenient && error instanceof ShardError && !(error instanceof TooManyClauses)) {
      return selectNothing;
    }
    throw error;
  }
}

/** What a query without any word selects: nothing, or everything with `zero_terms_query: all`. */
export function scoreNoWords({ options, boost }: { options: JsonObject; boost: number }) {
  const all = readOption(options, 'zero_terms_query', 'string')?.toLowerCase() === 'all';
  return () => (all ? boost : NO_MATCH);
}
