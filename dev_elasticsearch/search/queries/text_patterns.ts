import { isTextual } from '../fields';
import { compileLuceneRegexp } from '../lucene_regexp';
import { readOption } from '../request_reader';
import { queryShardError } from '../search_error';
import type { CaseOptions } from '../../lib/wildcard';
import { compileWildcard, fold } from '../../lib/wildcard';
import { readFieldClause, requireScalar } from './field_clause';
import type { ParsedQuery } from './parsed_query';
import { scoreIf, selectNothing } from './parsed_query';
import { terms } from './term_level';

type CompilePattern = (pattern: string, options: CaseOptions) => (text: string) => boolean;

/** `prefix`: a term of the field begins so. */
export function parsePrefix(body: unknown): ParsedQuery {
  return parsePattern(body, 'prefix', (pattern, { caseInsensitive = false }) => {
    const start = caseInsensitive ? fold(pattern) : pattern;
    return (text) => (caseInsensitive ? fold(text) : text).startsWith(start);
  });
}

/** `wildcard`: a term of the field fits `*` and `?`. */
export function parseWildcard(body: unknown): ParsedQuery {
  return parsePattern(body, 'wildcard', compileWildcard);
}

/** `regexp`: a whole term of the field fits a Lucene regular expression. */
export function parseRegexp(body: unknown): ParsedQuery {
  return parsePattern(body, 'regexp', compileLuceneRegexp);
}

const OPTIONS = ['case_insensitive', 'rewrite'];
const OPTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  prefix: OPTIONS,
  wildcard: OPTIONS,
  regexp: [...OPTIONS, 'flags', 'flags_value', 'max_determinized_states'],
};

function parsePattern(body: unknown, kind: string, compile: CompilePattern): ParsedQuery {
  const clause = readFieldClause(body, {
    kind,
    valueOption: 'value',
    options: OPTIONS_OF[kind] ?? [],
    aliases: kind === 'wildcard' ? ['wildcard'] : [],
  });
  const pattern = String(requireScalar(clause, kind));
  const caseInsensitive = readOption(clause.options, 'case_insensitive', 'boolean') ?? false;
  return (context) => {
    const field = context.field(clause.field);
    if (field === undefined) {
      return selectNothing;
    }
    if (!isTextual(field.type)) {
      throw queryShardError(
        `Can only use ${kind} queries on keyword, text and wildcard fields - not on ` +
          `[${field.name}] which is of type [${field.type}]`,
      );
    }
    const fits = compile(pattern, { caseInsensitive });
    return scoreIf(
      (document) => terms(context, document, field).some((term) => fits(String(term))),
      clause.boost,
    );
  };
}
