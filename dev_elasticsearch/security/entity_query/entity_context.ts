import { illegalArgument } from '../../lib/elasticsearch_error';
import { hasWildcard } from '../../lib/wildcard';
import type { FieldValue, SearchContext, SearchField } from '../../search/fields';
import type { SearchRequest } from '../../search/request/search_request';
import { leavesOf } from '../metadata/metadata_leaves';

/** A field that queries may name. */
export interface EntityField<D> {
  /** Elasticsearch's mapping type. */
  readonly type: string;
  /** False = nothing can be sorted by it. Absent = it can. */
  readonly isSortable?: boolean;
  readonly values: (entity: D) => readonly FieldValue[];
}

/** What a query may name of users or roles. */
export interface EntityFields<D> {
  readonly byName: ReadonlyMap<string, EntityField<D>>;
  /** A free-form object whose leaves, and the whole of which, may be named: `metadata`. */
  readonly flattened?: (entity: D) => Readonly<Record<string, unknown>>;
  readonly id: (entity: D) => string;
}

/** The search engine's view of users or roles as documents. */
export function entityContext<D>(
  { sort }: SearchRequest,
  { fields, now }: { readonly fields: EntityFields<D>; readonly now: number },
): SearchContext<D> {
  const sorted = sort.map(({ field }) => field);
  const find = (name: string): EntityField<D> => {
    const found = fields.byName.get(name) ?? flattenedField(fields, name);
    if (found === undefined || hasWildcard(name)) throw notAllowed(name);
    if (found.isSortable === false && sorted.includes(name)) {
      throw illegalArgument(`sorting is not supported for field [${name}]`);
    }
    return found;
  };
  return {
    indexName: '.security-7',
    now,
    field: (name): SearchField => ({ name, type: find(name).type }),
    fieldNames: () => [...fields.byName.keys()],
    id: fields.id,
    values: (entity, name) => find(name).values(entity),
  };
}

function notAllowed(name: string): Error {
  const subject = hasWildcard(name) ? 'Field name pattern' : 'Field';
  return illegalArgument(`${subject} [${name}] is not allowed for querying or aggregation`);
}

const FLATTENED = 'metadata';

function flattenedField<D>(
  { flattened }: EntityFields<D>,
  name: string,
): EntityField<D> | undefined {
  if (flattened === undefined) return undefined;
  if (name !== FLATTENED && !name.startsWith(`${FLATTENED}.`)) return undefined;
  const path = name.slice(FLATTENED.length + 1);
  return {
    type: 'keyword',
    values: (entity) =>
      Array.from(leavesOf(flattened(entity)))
        .filter((leaf) => path === '' || leaf.path === path)
        .map(({ value }) => value),
  };
}
