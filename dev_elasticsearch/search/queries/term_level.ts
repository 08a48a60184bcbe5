import { textOf } from '../../lib/json/text_of';
import { illegalArgument } from '../../lib/elasticsearch_error';
import { analyze } from '../text/analysis';
import type { FieldValue, SearchContext, SearchField } from '../fields';
import { isDate, isNumeric, toFieldValue } from '../fields';
import { ipNetwork } from '../values/ip_address';
import type { JsonObject } from '../request_reader';
import {
  asList,
  isObject,
  readOption,
  refuseUnknown,
  refuseUnknownStrictly,
  requireObject,
} from '../request_reader';
import { parsingError, queryShardError } from '../search_error';
import { fold } from '../../lib/wildcard';
import { readFieldClause, requireScalar } from './field_clause';
import type { ParsedQuery, Scorer } from './parsed_query';
import { NO_MATCH, scoreIf, selectNothing } from './parsed_query';
import { termWeight } from './relevance';

/** `ids`: documents by `_id`, `{"values": [...]}`. */
export function parseIds(body: unknown): ParsedQuery {
  const options = requireObject(body, 'ids');
  refuseUnknownStrictly(options, ['values', 'boost', '_name'], 'ids');
  if (options.values === undefined) {
    throw parsingError('[ids] requires values to be set');
  }
  const ids = new Set(asList(options.values).map(textOf));
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context) => scoreIf((document) => ids.has(context.id(document)), boost);
}

/** `exists`: any value of a field or of a field below it. */
export function parseExists(body: unknown): ParsedQuery {
  const options = requireObject(body, 'exists');
  refuseUnknown(options, ['field', 'boost', '_name'], 'exists');
  const name = readOption(options, 'field', 'string');
  if (name === undefined) {
    throw parsingError('[exists] must be provided with a [field]');
  }
  if (name === '') {
    throw illegalArgument('field name is null or empty');
  }
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context) => {
    const own = context.field(name);
    const below = context.fieldNames().filter((field) => field.startsWith(`${name}.`));
    const fields = own === undefined ? below : [name, ...below];
    return scoreIf(
      (document) => fields.some((field) => context.values(document, field).length > 0),
      boost,
    );
  };
}

/** `term`: a field holds exactly this value; for `text`, exactly this word; for `ip`, a network too. */
export function parseTerm(body: unknown): ParsedQuery {
  const grammar = { kind: 'term', valueOption: 'value', options: ['case_insensitive'] };
  const clause = readFieldClause(body, grammar);
  const value = requireScalar(clause, 'term');
  const caseInsensitive = readOption(clause.options, 'case_insensitive', 'boolean') ?? false;
  return (context, isScored = true) => {
    const field = context.field(clause.field);
    if (field === undefined) {
      return selectNothing;
    }
    refuseUnindexed(field);
    const question = { context, field, value, boost: clause.boost };
    if (caseInsensitive) {
      refuseCaseOf(field);
      return scoreIf(holdsAny({ ...question, values: [value], caseInsensitive }), clause.boost);
    }
    return scoreTerm(question, isScored);
  };
}

/** One value looked for in one field. */
export interface TermQuestion<D> {
  readonly context: SearchContext<D>;
  readonly field: SearchField;
  /** As a query gives it. */
  readonly value: unknown;
  readonly boost: number;
}

/** Scores by how rare the term is; numbers, dates and addresses all score alike. */
export function scoreTerm<D>(question: TermQuestion<D>, isScored: boolean): Scorer<D> {
  const { context, field, value, boost } = question;
  if (isNumeric(field.type) || isDate(field.type) || field.type === 'ip') {
    return scoreIf(holdsAny({ ...question, values: [value], caseInsensitive: false }), boost);
  }
  const wanted = toFieldValue(field, value, context.now);
  const weight = termWeight(context, field, isScored);
  const isText = field.type === 'text';
  return (document) => {
    const found = terms(context, document, field);
    const frequency = found.filter((term) => term === wanted).length;
    if (frequency === 0) {
      return NO_MATCH;
    }
    const occurrence = isText
      ? { frequency, length: found.length }
      : { frequency: 1, length: undefined };
    return weight([wanted], occurrence) * boost;
  };
}

/** `terms`: a field holds one of these values. A lookup in another index is refused. */
export function parseTerms(body: unknown): ParsedQuery {
  const options = requireObject(body, 'terms');
  const { boost: _boost, _name, ...fields } = options;
  const [first, second] = Object.entries(fields);
  if (first === undefined) {
    throw parsingError('[terms] query requires a field name, followed by array of terms');
  }
  if (second !== undefined) {
    throw parsingError('[terms] query does not support multiple fields', {
      holder: options,
      key: second[0],
    });
  }
  const [name, given] = first;
  if (!Array.isArray(given)) {
    throw notAList(options, name, given);
  }
  const values = given as readonly unknown[];
  if (values.includes(null)) {
    throw illegalArgument('No value specified for terms query');
  }
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context) => {
    const field = context.field(name);
    if (field === undefined) {
      return selectNothing;
    }
    refuseUnindexed(field);
    return scoreIf(holdsAny({ context, field, values, caseInsensitive: false }), boost);
  };
}

function notAList(options: JsonObject, name: string, given: unknown) {
  return isObject(given)
    ? illegalArgument('[terms] lookups are not supported by this development server')
    : parsingError(`[terms] query does not support [${name}]`, { holder: options, key: name });
}

/** What a field is asked for. */
interface TermsQuestion<D> {
  readonly context: SearchContext<D>;
  readonly field: SearchField;
  readonly values: readonly unknown[];
  readonly caseInsensitive: boolean;
}

function holdsAny<D>(question: TermsQuestion<D>): (document: D) => boolean {
  const { context, field, values, caseInsensitive } = question;
  const networks =
    field.type === 'ip' ? values.flatMap((value) => ipNetwork(String(value)) ?? []) : [];
  const single = networks.length === 0 ? values : values.filter((value) => !isNetwork(value));
  const normalise = (value: FieldValue) => (caseInsensitive ? fold(String(value)) : value);
  const wanted = new Set(single.map((value) => normalise(toFieldValue(field, value, context.now))));
  return (document) =>
    terms(context, document, field).some(
      (term) =>
        wanted.has(normalise(term)) ||
        networks.some(({ from, to }) => String(term) >= from && String(term) <= to),
    );
}

function isNetwork(value: unknown): boolean {
  return ipNetwork(String(value)) !== undefined;
}

/** @throws ShardError for fields whose values are kept and not indexed. */
export function refuseUnindexed({ name, isIndexed = true }: SearchField): void {
  if (!isIndexed) {
    const reason = `Cannot search on field [${name}] since it is not indexed.`;
    throw queryShardError(`failed to create query: ${reason}`, illegalArgument(reason));
  }
}

function refuseCaseOf({ name, type }: SearchField): void {
  if (type !== 'text' && type !== 'keyword') {
    const reason = `[${name}] field which is of type [${type}], does not support case insensitive term queries`;
    throw queryShardError(`failed to create query: ${reason}`);
  }
}

/** The terms of a field in the inverted index: words of a text, else the values themselves. */
export function terms<D>(
  context: SearchContext<D>,
  document: D,
  field: SearchField,
): readonly FieldValue[] {
  const values = context.values(document, field.name);
  if (field.type !== 'text') {
    return values;
  }
  // Most texts are single ones, whose words are remembered as a list.
  const [first] = values;
  return first !== undefined && values.length === 1
    ? analyze(String(first), field.analyzer)
    : values.flatMap((value) => analyze(String(value), field.analyzer));
}
