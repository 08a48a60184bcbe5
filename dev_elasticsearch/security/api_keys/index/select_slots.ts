import { compileWildcard, fold } from '../../../lib/wildcard';
import { isTextual, toFieldValue } from '../../../search/fields';
import { minimumShouldMatch } from '../../../search/queries/minimum_should_match';
import { rangeBounds } from '../../../search/queries/range';
import { asList, isObject, readOption } from '../../../search/request_reader';
import type { JsonObject } from '../../../search/request_reader';
import { queryShardError } from '../../../search/search_error';
import { isMetadataPath } from './api_key_fields';
import type { Bitset } from './bitset';
import type { IndexedField } from './indexed_field';
import type { SearchScope } from './search_scope';
import { selectByText } from './select_by_text';

type Select = (body: JsonObject, scope: SearchScope) => Bitset;

const SELECTORS: Readonly<Record<string, Select>> = {
  match_all: (_body, { index }) => index.all(),
  bool: selectBool,
  ids: selectIds,
  term: selectTerm,
  match: selectTerm,
  terms: selectTerms,
  exists: ({ field }, scope) => gather(scope, (into) => scope.field(String(field)).exists(into)),
  prefix: selectPrefix,
  wildcard: selectWildcard,
  range: selectRange,
  simple_query_string: selectByText,
};

/**
 * The slots that a query selects, a set of its own. The query must have passed `parseQuery` and be of
 * a kind that API keys have; undefined selects all.
 * @throws 400 for fields that are not allowed; ShardError for values that a field cannot hold
 */
export function selectSlots(query: unknown, scope: SearchScope): Bitset {
  const [kind = 'match_all', body] = Object.entries(isObject(query) ? query : {})[0] ?? [];
  const select = SELECTORS[kind];
  if (select === undefined) throw new Error(`A query of kind [${kind}] has not been refused`);
  return select(isObject(body) ? body : {}, scope);
}

function gather({ index }: SearchScope, collect: (into: Bitset) => void): Bitset {
  const found = index.none();
  collect(found);
  return found;
}

function selectIds({ values }: JsonObject, { index }: SearchScope): Bitset {
  const found = index.none();
  for (const id of asList(values)) {
    const slot = index.slotOf(String(id));
    if (slot !== undefined) found.add(slot);
  }
  return found;
}

/** `{"<field>": value}` or `{"<field>": {"value": value, …}}`, whatever the value is called. */
interface Clause {
  readonly field: IndexedField;
  readonly name: string;
  readonly value: unknown;
  readonly caseInsensitive: boolean;
}

const VALUE_NAMES = ['value', 'query', 'wildcard'];

function readClause(body: JsonObject, scope: SearchScope): Clause {
  const [name = '', given] = fieldMember(body);
  const options = isObject(given) ? given : { value: given };
  return {
    field: scope.field(name),
    name,
    value: VALUE_NAMES.map((option) => options[option]).find((value) => value !== undefined),
    caseInsensitive: readOption(options, 'case_insensitive', 'boolean') ?? false,
  };
}

function fieldMember(body: JsonObject): readonly [string?, unknown?] {
  return Object.entries(body).find(([name]) => name !== 'boost' && name !== '_name') ?? [];
}

/** `term`, and `match`, which is the same for fields that are not analysed. */
function selectTerm(body: JsonObject, scope: SearchScope): Bitset {
  const { field, value, caseInsensitive } = readClause(body, scope);
  const wanted = toFieldValue(field.field, value, scope.context.now);
  if (!caseInsensitive) return gather(scope, (into) => field.equal(wanted, into));
  const folded = fold(String(wanted));
  return gather(scope, (into) => field.where((one) => fold(String(one)) === folded, into));
}

function selectTerms(body: JsonObject, scope: SearchScope): Bitset {
  const [name = '', values] = fieldMember(body);
  const field = scope.field(name);
  return gather(scope, (into) => {
    for (const value of asList(values)) {
      field.equal(toFieldValue(field.field, value, scope.context.now), into);
    }
  });
}

function selectPrefix(body: JsonObject, scope: SearchScope): Bitset {
  const { field, value, caseInsensitive } = readClause(body, scope);
  requireText('prefix', field);
  const start = String(value);
  const folded = fold(start);
  return gather(scope, (into) => {
    if (caseInsensitive) field.where((one) => fold(String(one)).startsWith(folded), into);
    else field.where((one) => String(one).startsWith(start), into, start);
  });
}

function selectWildcard(body: JsonObject, scope: SearchScope): Bitset {
  const { field, name, value, caseInsensitive } = readClause(body, scope);
  requireText('wildcard', field);
  if (isMetadataPath(name)) throw unsupportedOnPath('wildcard');
  const pattern = String(value);
  const fits = compileWildcard(pattern, { caseInsensitive });
  if (caseInsensitive) return gather(scope, (into) => field.where((v) => fits(String(v)), into));
  const pieces = pattern.split(/[*?]|\\./s);
  const [start = ''] = pieces;
  const longest = pieces.reduce((a, b) => (b.length > a.length ? b : a));
  // Looking for the longest piece is native code, and rules out nearly all terms.
  const test = (text: string): boolean => text.includes(longest) && fits(text);
  return gather(scope, (into) => field.where((one) => test(String(one)), into, start));
}

function selectRange(body: JsonObject, scope: SearchScope): Bitset {
  const [name = ''] = fieldMember(body);
  const field = scope.field(name);
  const bounds = rangeBounds(body, field.field, scope.context);
  if (isMetadataPath(name) && (bounds.lower === undefined || bounds.upper === undefined)) {
    throw queryShardError(
      'failed to create query: [range] queries on keyed [flattened] fields must include both an upper and a lower bound.',
    );
  }
  return gather(scope, (into) => field.between(bounds, into));
}

function requireText(kind: string, { field }: IndexedField): void {
  if (isTextual(field.type)) return;
  throw queryShardError(
    `Can only use ${kind} queries on keyword, text and wildcard fields - not on ` +
      `[${field.name}] which is of type [${field.type}]`,
  );
}

function unsupportedOnPath(kind: string): Error {
  return queryShardError(
    `failed to create query: [${kind}] queries are not currently supported on keyed [flattened] fields.`,
  );
}

function selectBool(body: JsonObject, scope: SearchScope): Bitset {
  const clause = (...names: string[]): Bitset[] =>
    names.flatMap((name) => asList(body[name])).map((query) => selectSlots(query, scope));
  const required = clause('must', 'filter');
  const should = clause('should');
  const excluded = clause('must_not', 'mustNot');
  const isOptional = required.length > 0 || should.length === 0;
  const least = minimumShouldMatch(body, should.length) ?? (isOptional ? 0 : 1);
  const found = required.reduce((all, one) => all.and(one), scope.index.all());
  if (least > 0) found.and(atLeast(least, should, scope));
  return excluded.reduce((all, one) => all.andNot(one), found);
}

function atLeast(least: number, sets: readonly Bitset[], scope: SearchScope): Bitset {
  if (least === 1) return sets.reduce((all, one) => all.or(one), scope.index.none());
  const counts = new Map<number, number>();
  for (const set of sets) set.forEach((slot) => counts.set(slot, (counts.get(slot) ?? 0) + 1));
  const found = scope.index.none();
  for (const [slot, count] of counts) if (count >= least) found.add(slot);
  return found;
}
