import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import { fold, compileWildcard } from '../../lib/wildcard';
import type { FieldValue, SearchContext, SearchField } from '../fields';
import { isTextual, shownValue } from '../fields';
import { compileLuceneRegexp } from '../patterns/lucene_regexp';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { queryShardError, unreadableValue } from '../search_error';
import { readFieldClause, requireScalar } from './field_clause';
import type { ParsedQuery } from './parsed_query';
import { scoreIf, selectNothing } from './parsed_query';
import { refuseUnindexed, terms } from './term_level';

/** `index.max_regex_length`. */
const MAX_REGEXP_LENGTH = 1000;

type TextTest = (text: string) => boolean;

/** `prefix`: a term of the field begins so. */
export function parsePrefix(body: unknown): ParsedQuery {
  return parsePattern(body, 'prefix', (pattern, { caseInsensitive }) => {
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
  return parsePattern(body, 'regexp', (pattern, { caseInsensitive, options }) => {
    if (pattern.length > MAX_REGEXP_LENGTH) {
      throw illegalArgument(
        `The length of regex [${pattern.length}] used in the Regexp Query request has exceeded the ` +
          `allowed maximum of [${MAX_REGEXP_LENGTH}]. This maximum can be set by changing the ` +
          '[index.max_regex_length] index level setting.',
      );
    }
    const flags = readOption(options, 'flags', 'string');
    return compileLuceneRegexp(pattern, {
      caseInsensitive,
      ...(flags === undefined ? {} : { flags }),
    });
  });
}

interface PatternOptions {
  readonly caseInsensitive: boolean;
  readonly options: JsonObject;
}

type CompilePattern = (pattern: string, options: PatternOptions) => TextTest;

const OPTIONS = ['case_insensitive', 'rewrite'];
const OPTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  prefix: OPTIONS,
  wildcard: OPTIONS,
  regexp: [...OPTIONS, 'flags', 'max_determinized_states'],
};

function parsePattern(body: unknown, kind: string, compile: CompilePattern): ParsedQuery {
  const clause = readFieldClause(body, {
    kind,
    valueOption: 'value',
    options: OPTIONS_OF[kind] ?? [],
    aliases: kind === 'wildcard' ? ['wildcard'] : [],
  });
  const { options } = clause;
  const pattern = String(requireScalar(clause, kind));
  const caseInsensitive = readOption(options, 'case_insensitive', 'boolean') ?? false;
  return (context) => {
    const field = context.field(clause.field);
    if (field === undefined) {
      return selectNothing;
    }
    refuseOtherTypes(field, kind);
    const text = field.isLowercase === true ? pattern.toLowerCase() : pattern;
    const test = atShard(() => compile(text, { caseInsensitive, options }));
    return scoreIf(holdsFitting({ context, field, test }), clause.boost);
  };
}

/** A pattern is read by each shard, so its errors are theirs. */
function atShard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ElasticsearchError
      ? unreadableValue(error.type, error.reason ?? '')
      : error;
  }
}

/** A pattern looked for in the terms of a field. */
export interface PatternQuestion<D> {
  readonly context: SearchContext<D>;
  readonly field: SearchField;
  readonly test: TextTest;
}

/** Does a document hold a term that fits? Versions are judged by their text. */
export function holdsFitting<D>({ context, field, test }: PatternQuestion<D>) {
  const shown = (term: FieldValue) => String(shownValue(term, field.type));
  return (document: D) => terms(context, document, field).some((term) => test(shown(term)));
}

/** @throws ShardError for fields that hold no texts, or are not indexed. */
export function refuseOtherTypes(field: SearchField, kind: string): void {
  if (!isTextual(field.type)) {
    throw queryShardError(
      `Can only use ${kind} queries on keyword, text and wildcard fields - not on ` +
        `[${field.name}] which is of type [${field.type}]`,
    );
  }
  refuseUnindexed(field);
}
