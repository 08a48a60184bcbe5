import { compileWildcard, hasWildcard } from '../../../lib/wildcard';
import { isTextual, toFieldValue } from '../../../search/fields';
import { parseSimpleQuery } from '../../../search/queries/simple_query_syntax';
import type { TextExpression } from '../../../search/queries/simple_query_syntax';
import { fitsLeaf } from '../../../search/queries/simple_query_string';
import type { Leaf } from '../../../search/queries/simple_query_string';
import { asList, readOption } from '../../../search/request_reader';
import type { JsonObject } from '../../../search/request_reader';
import { queryShardError, ShardError } from '../../../search/search_error';
import { isMetadataPath } from './api_key_fields';
import type { Bitset } from './bitset';
import type { IndexedField } from './indexed_field';
import type { SearchScope } from './search_scope';

interface TextSearch {
  readonly scope: SearchScope;
  readonly fields: readonly IndexedField[];
  /** A field that cannot be asked is passed over rather than an error. */
  readonly lenient: boolean;
}

/**
 * The slots that a `simple_query_string` selects. Patterns in `fields` stand for the fields they fit,
 * names that are not allowed for none; without `fields` all are searched, leniently.
 * @throws ShardError when a field cannot be asked so
 */
export function selectByText(body: JsonObject, scope: SearchScope): Bitset {
  const patterns = asList(body.fields).map((field) => String(field).replace(/\^[\d.]+$/, ''));
  const isEverywhere = patterns.every((pattern) => pattern === '*');
  const isAnd = readOption(body, 'default_operator', 'string')?.toLowerCase() === 'and';
  const text = readOption(body, 'query', 'string') ?? '';
  return select(parseSimpleQuery(text, isAnd ? 'and' : 'or'), {
    scope,
    fields: isEverywhere ? fieldsLike(['*'], scope) : fieldsLike(patterns, scope),
    lenient: isEverywhere || (readOption(body, 'lenient', 'boolean') ?? false),
  });
}

function fieldsLike(patterns: readonly string[], scope: SearchScope): IndexedField[] {
  const names = patterns.flatMap((pattern) =>
    hasWildcard(pattern) ? scope.fieldNames.filter(compileWildcard(pattern)) : [pattern],
  );
  return [...new Set(names)].map((name) => scope.find(name)).filter((field) => field !== undefined);
}

function select(expression: TextExpression, search: TextSearch): Bitset {
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
    case 'or':
      return expression.members
        .map((member) => select(member, search))
        .reduce((all, one) => all.or(one), index.none());
    default:
      return selectLeaf(expression, search);
  }
}

function selectLeaf(leaf: Leaf, { scope, fields, lenient }: TextSearch): Bitset {
  const found = scope.index.none();
  for (const field of fields) {
    try {
      collectLeaf(leaf, field, { into: found, now: scope.context.now });
    } catch (error) {
      if (!(lenient && error instanceof ShardError)) throw error;
    }
  }
  return found;
}

function collectLeaf(
  leaf: Leaf,
  field: IndexedField,
  { into, now }: { readonly into: Bitset; readonly now: number },
): void {
  if (leaf.kind === 'word' || leaf.kind === 'phrase') {
    field.equal(toFieldValue(field.field, leaf.text, now), into);
    return;
  }
  requireTerms(leaf.kind, field);
  const fits = fitsLeaf(leaf, false);
  const start = leaf.kind === 'prefix' ? leaf.text : '';
  field.where((value) => fits(String(value)), into, start);
}

function requireTerms(kind: 'prefix' | 'fuzzy', { field }: IndexedField): void {
  if (!isTextual(field.type)) {
    throw queryShardError(
      `Can only use ${kind} queries on keyword, text and wildcard fields - not on ` +
        `[${field.name}] which is of type [${field.type}]`,
    );
  }
  if (kind === 'fuzzy' && isMetadataPath(field.name)) {
    throw queryShardError(
      'failed to create query: [fuzzy] queries are not currently supported on keyed [flattened] fields.',
    );
  }
}
