import { formatDate } from '../dates/dates';
import type { FieldValue, SearchField } from '../fields';
import { DEFAULT_DATE_FORMAT, isDate, shownValue } from '../fields';
import type { JsonObject } from '../request_reader';

/** `key` and, for dates and booleans, `key_as_string` of a bucket. */
export function renderKey(
  value: FieldValue,
  field: SearchField | undefined,
  format: string | undefined,
): JsonObject {
  if (typeof value === 'boolean') {
    return { key: value ? 1 : 0, key_as_string: String(value) };
  }
  if (typeof value === 'number' && field !== undefined && isDate(field.type)) {
    return { key: value, key_as_string: dateText(value, field, format) };
  }
  return { key: shownValue(value, field?.type) };
}

/** A date as its field, or the aggregation's `format`, writes it. */
export function dateText(value: number, field: SearchField, format?: string): string {
  return formatDate(value, format ?? field.format ?? DEFAULT_DATE_FORMAT);
}
