import { DEFAULT_DATE_FORMAT, isDate } from '../../search/fields';
import type { FieldValue } from '../../search/fields';
import { formatDate } from '../../search/dates/dates';
import type { FieldRequest } from '../../search/request/field_requests';
import type { JsonObject } from '../../search/request_reader';
import { shardIllegalArgument } from '../../search/search_error';
import { refuseUnsortable } from '../../search/sorting/sort_values';
import type { SearchedDocument } from './searched_index';

/**
 * The `fields` option: values in the form of the mapping. Fields of nested objects stand in a list
 * with one entry for each object, under names relative to it.
 * @throws ShardError for a format of a field that has none.
 */
export function renderFields(
  document: SearchedDocument,
  requests: readonly FieldRequest[],
): JsonObject {
  const { index, nestedPath: here } = document;
  const prefix = here === undefined ? '' : `${here}.`;
  const found = new Map<string, readonly unknown[]>();
  for (const name of index.fieldNames()) {
    const request = name.startsWith(prefix) ? requestFor(name, requests) : undefined;
    if (request === undefined) {
      continue;
    }
    const inner = index.nestedPathBelow(name, here);
    if (inner === undefined) {
      addValues(found, name.slice(prefix.length), display(document, { name, request }));
    } else {
      const items = index.nested(document, inner).map((item) => renderFields(item, requests));
      addValues(
        found,
        inner.slice(prefix.length),
        items.filter((item) => Object.keys(item).length > 0),
      );
    }
  }
  return Object.fromEntries(found);
}

/**
 * The `docvalue_fields` option: values as they are sorted by.
 * @throws ShardError for texts, which keep no such values, and for formats of fields without any.
 */
export function renderDocvalues(
  document: SearchedDocument,
  requests: readonly FieldRequest[],
): JsonObject {
  const { index } = document;
  const found = new Map<string, readonly unknown[]>();
  for (const request of requests) {
    for (const name of index.fieldNames().filter(request.covers)) {
      const field = index.field(name);
      if (field !== undefined) {
        refuseUnsortable(field, index);
        addValues(found, name, [...new Set(display(document, { name, request }))]);
      }
    }
  }
  return Object.fromEntries(found);
}

function requestFor(name: string, requests: readonly FieldRequest[]): FieldRequest | undefined {
  return requests.find(({ covers }) => covers(name));
}

function addValues(
  found: Map<string, readonly unknown[]>,
  name: string,
  values: readonly unknown[],
): void {
  if (values.length > 0) {
    found.set(name, values);
  }
}

interface Display {
  readonly name: string;
  readonly request: FieldRequest;
}

function display(document: SearchedDocument, { name, request }: Display): readonly FieldValue[] {
  const { index } = document;
  const field = index.field(name);
  const values = index.values(document, name);
  if (field !== undefined && isDate(field.type)) {
    const format = request.format ?? field.format ?? DEFAULT_DATE_FORMAT;
    return values.map((value) => formatDate(Number(value), format));
  }
  if (request.format !== undefined && field !== undefined) {
    throw shardIllegalArgument(`Field [${name}] of type [${field.type}] doesn't support formats.`);
  }
  return values;
}
