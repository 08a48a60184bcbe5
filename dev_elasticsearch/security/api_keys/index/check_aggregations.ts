import { asList, isObject } from '../../../search/request_reader';
import type { SearchScope } from './search_scope';
import { selectSlots } from './select_slots';

/**
 * Looks at every field and query of aggregations, however deep: those inside of buckets would
 * otherwise only be met when a key falls into one.
 * @throws 400 for fields that are not allowed; ShardError for values that a field cannot hold
 */
export function checkAggregations(aggregations: unknown, scope: SearchScope): void {
  for (const body of members(aggregations)) {
    for (const [kind, options] of Object.entries(isObject(body) ? body : {})) {
      if (kind === 'aggs' || kind === 'aggregations') checkAggregations(options, scope);
      else if (kind !== 'meta') checkAggregation(kind, options, scope);
    }
  }
}

function checkAggregation(kind: string, options: unknown, scope: SearchScope): void {
  if (kind === 'filter') {
    selectSlots(options, scope);
  } else if (kind === 'filters') {
    const { filters } = isObject(options) ? options : {};
    for (const query of isObject(filters) ? members(filters) : asList(filters)) {
      selectSlots(query, scope);
    }
  } else if (kind === 'composite') {
    const { sources } = isObject(options) ? options : {};
    const kinds = asList(sources).flatMap(members).flatMap(members);
    kinds.forEach((source) => checkField(source, scope));
  } else {
    checkField(options, scope);
  }
}

function checkField(options: unknown, scope: SearchScope): void {
  if (isObject(options) && typeof options.field === 'string') scope.field(options.field);
}

function members(value: unknown): readonly unknown[] {
  return isObject(value) ? Object.values(value) : [];
}
