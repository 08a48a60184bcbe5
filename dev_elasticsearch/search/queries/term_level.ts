import { analyze } from '../analysis';
import type { FieldValue, SearchContext, SearchField } from '../fields';
import { toFieldValue } from '../fields';
import { asList, isObject, readOption, refuseUnknown, requireObject } from '../request_reader';
import { parsingError } from '../search_error';
import { fold } from '../../lib/wildcard';
import { readFieldClause, requireScalar } from './field_clause';
import type { ParsedQuery } from './parsed_query';
import { scoreIf, selectNothing } from './parsed_query';

/** `ids`: documents by `_id`, `{"values": [...]}`. */
export function parseIds(body: unknown): ParsedQuery {
  const options = requireObject(body, 'ids');
  refuseUnknown(options, ['values', 'boost', '_name'], 'ids');
  if (options.values === undefined) {
    throw parsingError('[ids] requires values');
  }
  const ids = new Set(asList(options.values).map(String));
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context) => scoreIf((document) => ids.has(context.id(document)), boost);
}

/** `exists`: any value of a field or of a field below it. */
export function parseExists(body: unknown): ParsedQuery {
  const options = requireObject(body, 'exists');
  refuseUnknown(options, ['field', 'boost', '_name'], 'exists');
  const name = readOption(options, 'field', 'string');
  if (name === undefined || name === '') {
    throw parsingError('[exists] must be provided with a [field]');
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

/** `term`: a field holds exactly this value; for `text`, exactly this word. */
export function parseTerm(body: unknown): ParsedQuery {
  const grammar = { kind: 'term', valueOption: 'value', options: ['case_insensitive'] };
  const clause = readFieldClause(body, grammar);
  const value = requireScalar(clause, 'term');
  const caseInsensitive = readOption(clause.options, 'case_insensitive', 'boolean') ?? false;
  return (context) => {
    const field = context.field(clause.field);
    if (field === undefined) {
      return selectNothing;
    }
    return scoreIf(holdsAny({ context, field, values: [value], caseInsensitive }), clause.boost);
  };
}

/** `terms`: a field holds one of these values. A lookup in another index is refused. */
export function parseTerms(body: unknown): ParsedQuery {
  const { boost: _boost, _name, ...fields } = requireObject(body, 'terms');
  const [first, second] = Object.entries(fields);
  if (first === undefined || second !== undefined) {
    throw parsingError(
      `[terms] query ${first === undefined ? 'requires a field name' : 'does not support multiple fields'}`,
    );
  }
  const [name, given] = first;
  if (!Array.isArray(given)) {
    throw parsingError(
      `[terms] query does not support ${isObject(given) ? 'lookups' : `[${name}]`}`,
    );
  }
  const values = given as readonly unknown[];
  const boost = readOption(requireObject(body, 'terms'), 'boost', 'number') ?? 1;
  return (context) => {
    const field = context.field(name);
    return field === undefined
      ? selectNothing
      : scoreIf(holdsAny({ context, field, values, caseInsensitive: false }), boost);
  };
}

/** What a field is asked for. */
interface TermQuestion<D> {
  readonly context: SearchContext<D>;
  readonly field: SearchField;
  readonly values: readonly unknown[];
  readonly caseInsensitive: boolean;
}

function holdsAny<D>(question: TermQuestion<D>): (document: D) => boolean {
  const { context, field, values, caseInsensitive } = question;
  const normalise = (value: FieldValue) => (caseInsensitive ? fold(String(value)) : value);
  const wanted = new Set(values.map((value) => normalise(toFieldValue(field, value, context.now))));
  return (document) => terms(context, document, field).some((term) => wanted.has(normalise(term)));
}

/** The terms of a field in the inverted index: words of a text, else the values themselves. */
export function terms<D>(
  context: SearchContext<D>,
  document: D,
  field: SearchField,
): readonly FieldValue[] {
  const values = context.values(document, field.name);
  return field.type === 'text' ? values.flatMap((value) => analyze(String(value))) : values;
}
