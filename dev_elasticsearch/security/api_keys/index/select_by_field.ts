import { textOf } from '../../../lib/json/text_of';
import { compileWildcard, fold } from '../../../lib/wildcard';
import { isTextual, toFieldValue } from '../../../search/fields';
import type { SearchField } from '../../../search/fields';
import { nearTo, readFuzziness } from '../../../search/queries/fuzziness';
import { rangeBounds } from '../../../search/queries/range';
import { asList, isObject, readOption } from '../../../search/request_reader';
import type { JsonObject } from '../../../search/request_reader';
import { queryShardError } from '../../../search/search_error';
import { isMetadataPath } from './api_key_fields';
import type { Bitset } from './bitset';
import type { IndexedField } from './indexed_field';
import { leniently, refuseMetadataPath, requireText } from './refusals';
import type { SearchScope } from './search_scope';

/** What one query on one field adds to a set. */
export type CollectByField = (body: JsonObject, scope: SearchScope, into: Bitset) => void;

/** `{"<field>": value}` or `{"<field>": {"value": value, …}}`, whatever the value is called. */
interface Clause {
  readonly field: IndexedField;
  readonly value: unknown;
  readonly caseInsensitive: boolean;
  readonly options: JsonObject;
}

const VALUE_NAMES = ['value', 'query', 'wildcard'];

function readClause(body: JsonObject, scope: SearchScope): Clause {
  const [name = '', given] = fieldMember(body);
  const options = isObject(given) ? given : { value: given };
  return {
    field: scope.field(name),
    value: VALUE_NAMES.map((option) => options[option]).find((value) => value !== undefined),
    caseInsensitive: readOption(options, 'case_insensitive', 'boolean') ?? false,
    options,
  };
}

function fieldMember(body: JsonObject): readonly [string?, unknown?] {
  return Object.entries(body).find(([name]) => name !== 'boost' && name !== '_name') ?? [];
}

const collectTerm: CollectByField = (body, scope, into) => {
  const { field, value, caseInsensitive } = readClause(body, scope);
  const wanted = toFieldValue(field.field, value, scope.context.now);
  if (!caseInsensitive) {
    field.equal(wanted, into);
    return;
  }
  if (!isTextual(field.field.type)) throw caseMatters(field.field);
  const folded = fold(String(wanted));
  field.where((one) => fold(String(one)) === folded, into);
};

/** As `term`, since no field is cut into words; unless letters may differ by `fuzziness`. */
const collectMatch: CollectByField = (body, scope, into) => {
  const { field, value, options } = readClause(body, scope);
  const editsOf = readFuzziness(options);
  leniently(readOption(options, 'lenient', 'boolean') ?? false, () => {
    if (editsOf === undefined) {
      field.equal(toFieldValue(field.field, value, scope.context.now), into);
      return;
    }
    requireText('fuzzy', field);
    refuseMetadataPath('fuzzy', field);
    const text = textOf(value);
    const isNear = nearTo(text, editsOf(text), options);
    field.where((one) => isNear(String(one)), into);
  });
};

const collectTerms: CollectByField = (body, scope, into) => {
  const [name = '', values] = fieldMember(body);
  const field = scope.field(name);
  for (const value of asList(values)) {
    field.equal(toFieldValue(field.field, value, scope.context.now), into);
  }
};

const collectExists: CollectByField = ({ field }, scope, into) =>
  scope.field(textOf(field)).exists(into);

const collectPrefix: CollectByField = (body, scope, into) => {
  const { field, value, caseInsensitive } = readClause(body, scope);
  requireText('prefix', field);
  const start = textOf(value);
  const folded = fold(start);
  if (caseInsensitive) field.where((one) => fold(String(one)).startsWith(folded), into);
  else field.where((one) => String(one).startsWith(start), into, start);
};

const collectWildcard: CollectByField = (body, scope, into) => {
  const { field, value, caseInsensitive } = readClause(body, scope);
  requireText('wildcard', field);
  refuseMetadataPath('wildcard', field);
  const pattern = textOf(value);
  const fits = compileWildcard(pattern, { caseInsensitive });
  const start = caseInsensitive ? '' : /^[^*?\\]*/.exec(pattern)?.[0];
  field.where((one) => fits(String(one)), into, start);
};

const collectRange: CollectByField = (body, scope, into) => {
  const [name = ''] = fieldMember(body);
  const field = scope.field(name);
  const bounds = rangeBounds(body, field.field, scope.context);
  if (isMetadataPath(name) && (bounds.lower === undefined || bounds.upper === undefined)) {
    throw queryShardError(
      'failed to create query: [range] queries on keyed [flattened] fields must include both an upper and a lower bound.',
    );
  }
  field.between(bounds, into);
};

function caseMatters({ name, type }: SearchField): Error {
  return queryShardError(
    `failed to create query: [${name}] field which is of type [${type}], does not support case insensitive term queries`,
  );
}

/** The queries that ask one field, by kind. */
export const FIELD_QUERIES: ReadonlyMap<string, CollectByField> = new Map([
  ['term', collectTerm],
  ['match', collectMatch],
  ['terms', collectTerms],
  ['exists', collectExists],
  ['prefix', collectPrefix],
  ['wildcard', collectWildcard],
  ['range', collectRange],
]);
