import { textOf } from '../../../lib/json/text_of';
import { compileWildcard, hasWildcard } from '../../../lib/wildcard';
import { toFieldValue } from '../../../search/fields';
import { minimumShouldMatch } from '../../../search/queries/minimum_should_match';
import { fitsLeaf } from '../../../search/queries/simple_query_string';
import type { Leaf } from '../../../search/queries/simple_query_string';
import { parseSimpleQuery, readFlags } from '../../../search/queries/simple_query_syntax';
import type { TextExpression } from '../../../search/queries/simple_query_syntax';
import { asList, readOption } from '../../../search/request_reader';
import type { JsonObject } from '../../../search/request_reader';
import { collectAtLeast } from './at_least';
import type { Bitset } from './bitset';
import type { IndexedField } from './indexed_field';
import { leniently, refuseMetadataPath, requireText } from './refusals';
import type { SearchScope } from './search_scope';

interface TextSearch {
  readonly scope: SearchScope;
  readonly fields: readonly IndexedField[];
  /** A field that cannot be asked is passed over rather than an error. */
  readonly isLenient: boolean;
  readonly options: JsonObject;
}

/**
 * The slots that a `simple_query_string` selects. Patterns in `fields` stand for the fields they fit,
 * names that are not allowed for none; without `fields` all are searched, leniently.
 * @throws ShardError when a field cannot be asked so
 */
export function selectByText(body: JsonObject, scope: SearchScope): Bitset {
  const patterns = asList(body.fields).map((field) => textOf(field).replace(/\^[\d.]+$/, ''));
  const isEverywhere = patterns.every((pattern) => pattern === '*');
  const isAnd = readOption(body, 'default_operator', 'string')?.toLowerCase() === 'and';
  const text = readOption(body, 'query', 'string') ?? '';
  const flags = readFlags(readOption(body, 'flags', 'string'));
  const expression = parseSimpleQuery(text, isAnd ? 'and' : 'or', flags);
  const least =
    expression.kind === 'or' ? minimumShouldMatch(body, expression.members.length) : undefined;
  const search = {
    scope,
    fields: fieldsLike(isEverywhere ? ['*'] : patterns, scope),
    isLenient: isEverywhere || (readOption(body, 'lenient', 'boolean') ?? false),
    options: body,
  };
  return select(expression, search, least);
}

function fieldsLike(patterns: readonly string[], scope: SearchScope): IndexedField[] {
  const names = patterns.flatMap((pattern) =>
    hasWildcard(pattern) ? scope.fieldNames.filter(compileWildcard(pattern)) : [pattern],
  );
  return [...new Set(names)].map((name) => scope.find(name)).filter((field) => field !== undefined);
}

function select(expression: TextExpression, search: TextSearch, least = 1): Bitset {
  const { index } = search.scope;
  switch (expression.kind) {
    case 'nothing':
      return index.none();
    case 'not':
      return index.all().andNot(select(expression.inner, search));
    case 'and':
      return expression.members
        .map((member) => select(member, search))
        .reduce((all, one) => all.and(one), index.all());
    case 'or': {
      const members = expression.members.map((member) => select(member, search));
      return collectAtLeast(least, members, index.none());
    }
    default:
      return selectLeaf(expression, search);
  }
}

function selectLeaf(leaf: Leaf, search: TextSearch): Bitset {
  const found = search.scope.index.none();
  for (const field of search.fields) {
    leniently(search.isLenient, () => collectLeaf(leaf, field, { search, into: found }));
  }
  return found;
}

function collectLeaf(
  leaf: Leaf,
  field: IndexedField,
  { search, into }: { readonly search: TextSearch; readonly into: Bitset },
): void {
  if (leaf.kind === 'word' || leaf.kind === 'phrase') {
    field.equal(toFieldValue(field.field, leaf.text, search.scope.context.now), into);
    return;
  }
  requireText(leaf.kind, field);
  if (leaf.kind === 'fuzzy') refuseMetadataPath(leaf.kind, field);
  const fits = fitsLeaf(leaf, false, search.options);
  field.where((value) => fits(String(value)), into, leaf.kind === 'prefix' ? leaf.text : '');
}
