import { textOf } from '../../../lib/json/text_of';
import { minimumShouldMatch } from '../../../search/queries/minimum_should_match';
import { asList, isObject } from '../../../search/request_reader';
import type { JsonObject } from '../../../search/request_reader';
import { collectAtLeast } from './at_least';
import type { Bitset } from './bitset';
import type { SearchScope } from './search_scope';
import { FIELD_QUERIES } from './select_by_field';
import { selectByText } from './select_by_text';

/**
 * The slots that a query selects, a set of its own. The query must have passed `parseQuery` and be of
 * a kind that API keys have; undefined selects all.
 * @throws 400 for fields that are not allowed; ShardError for values that a field cannot hold
 */
export function selectSlots(query: unknown, scope: SearchScope): Bitset {
  const [kind = 'match_all', given] = Object.entries(isObject(query) ? query : {})[0] ?? [];
  const body = isObject(given) ? given : {};
  if (kind === 'match_all') return scope.index.all();
  if (kind === 'bool') return selectBool(body, scope);
  if (kind === 'ids') return selectIds(body, scope);
  if (kind === 'simple_query_string') return selectByText(body, scope);
  const collect = FIELD_QUERIES.get(kind);
  if (collect === undefined) throw new Error(`A query of kind [${kind}] has not been refused`);
  const found = scope.index.none();
  collect(body, scope, found);
  return found;
}

function selectIds({ values }: JsonObject, { index }: SearchScope): Bitset {
  const found = index.none();
  for (const id of asList(values)) {
    const slot = index.slotOf(textOf(id));
    if (slot !== undefined) found.add(slot);
  }
  return found;
}

function selectBool(body: JsonObject, scope: SearchScope): Bitset {
  const clause = (...names: string[]): Bitset[] =>
    names.flatMap((name) => asList(body[name])).map((query) => selectSlots(query, scope));
  const required = clause('must', 'filter');
  const should = clause('should');
  const excluded = clause('must_not', 'mustNot');
  const isOptional = required.length > 0 || should.length === 0;
  const asked = minimumShouldMatch(body, should.length) ?? 0;
  const least = isOptional ? asked : Math.max(1, asked);
  const found = required.reduce((all, one) => all.and(one), scope.index.all());
  if (least > 0) found.and(collectAtLeast(least, should, scope.index.none()));
  return excluded.reduce((all, one) => all.andNot(one), found);
}
