import { illegalArgument } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { isWithinEdits } from './edit_distance';
import type { ParsedQuery } from './parsed_query';
import { scoreIf, selectNothing } from './parsed_query';
import { readFieldClause, requireScalar } from './field_clause';
import { holdsFitting, refuseOtherTypes } from './text_patterns';

/** Options of `fuzziness` that `match` and `fuzzy` share. */
export const FUZZY_OPTIONS = [
  ...['fuzziness', 'prefix_length', 'max_expansions', 'fuzzy_transpositions', 'fuzzy_rewrite'],
];

const AUTO = /^AUTO(?::(\d+),(\d+))?$/i;

/**
 * How many edits a word may be away, by its length. Undefined when `fuzziness` is not given.
 * @throws `illegal_argument_exception` for values other than 0, 1, 2, `AUTO` and `AUTO:low,high`.
 */
export function readFuzziness(options: JsonObject): ((word: string) => number) | undefined {
  const given = readOption(options, 'fuzziness', 'string');
  if (given === undefined) {
    return undefined;
  }
  const auto = AUTO.exec(given);
  if (auto !== null) {
    const low = Number(auto[1] ?? 3);
    const high = Number(auto[2] ?? 6);
    return (word) => (word.length < low ? 0 : word.length < high ? 1 : 2);
  }
  const edits = Number(given);
  if (given.trim() === '' || ![0, 1, 2].includes(edits)) {
    throw illegalArgument(`Valid edit distances are [0, 1, 2] but was [${given}]`);
  }
  return () => edits;
}

/** A test for words near `wanted`, which share its first `prefix_length` letters. */
export function nearTo(
  wanted: string,
  edits: number,
  options: JsonObject,
): (word: string) => boolean {
  const prefix = wanted.slice(0, readOption(options, 'prefix_length', 'number') ?? 0);
  const swaps =
    readOption(options, 'transpositions', 'boolean') ??
    readOption(options, 'fuzzy_transpositions', 'boolean') ??
    true;
  return (word) => word.startsWith(prefix) && isWithinEdits(word, wanted, { edits, swaps });
}

/** `fuzzy`: a term of the field within some edits of the value; `fuzziness` is `AUTO` by default. */
export function parseFuzzy(body: unknown): ParsedQuery {
  const clause = readFieldClause(body, {
    kind: 'fuzzy',
    valueOption: 'value',
    options: [...FUZZY_OPTIONS, 'transpositions', 'rewrite'],
    aliases: ['term'],
  });
  const value = String(requireScalar(clause, 'fuzzy'));
  const editsOf = readFuzziness({ fuzziness: 'AUTO', ...clause.options });
  const test = nearTo(value, editsOf?.(value) ?? 0, clause.options);
  return (context) => {
    const field = context.field(clause.field);
    if (field === undefined) {
      return selectNothing;
    }
    refuseOtherTypes(field, 'fuzzy');
    return scoreIf(holdsFitting({ context, field, test }), clause.boost);
  };
}
