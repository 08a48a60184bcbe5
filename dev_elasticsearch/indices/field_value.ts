import { parseDate } from '../search/dates';
import { DEFAULT_DATE_FORMAT, isDate, isNumeric } from '../search/fields';
import type { FieldValue } from '../search/fields';
import type { JsonObject } from '../search/request_reader';
import { describe, isObject } from '../search/request_reader';
import { documentError } from './index_error';
import type { MappedField } from './mapping';
import { typeOf } from './mapping';
import { rangeObjection, searchType } from './mapping_types';

/** A value of a document, and the field it is for. */
export interface ValuePlace {
  readonly path: string;
  readonly property: JsonObject;
  /** Id of the document, for the error. */
  readonly id: string;
}

/** @throws `document_parsing_exception` when the field, or one of its multi-fields, cannot hold it. */
export function checkFieldValue(value: unknown, place: ValuePlace): void {
  if (Array.isArray(value)) {
    value.forEach((item: unknown) => checkFieldValue(item, place));
    return;
  }
  const { path, property, id } = place;
  const type = typeOf(property);
  if (value === null || type === 'flattened' || property.ignore_malformed === true) {
    return;
  }
  const why = isObject(value)
    ? `Can't get text on a START_OBJECT`
    : objectionTo(value, searchType(type), property.format);
  if (why !== undefined) {
    throw documentError(
      `failed to parse field [${path}] of type [${type}] in document with id '${id}'. ` +
        `Preview of field's value: '${describe(value)}'`,
      why,
    );
  }
}

/** A scalar of a document as the index holds it; undefined when the field leaves it out. */
export function indexedValue(value: unknown, field: MappedField): FieldValue | undefined {
  const type = field.searchType;
  if (isDate(type)) {
    return parseDate(String(value), field.format ?? DEFAULT_DATE_FORMAT)?.from;
  }
  if (isNumeric(type)) {
    const number = Number(value);
    return Number.isNaN(number) ? undefined : number;
  }
  if (type === 'boolean') {
    return value === true || value === 'true';
  }
  const text = String(value);
  return field.ignoreAbove !== undefined && text.length > field.ignoreAbove ? undefined : text;
}

function objectionTo(value: unknown, type: string, format: unknown): string | undefined {
  if (isNumeric(type)) {
    return numberObjection(value, type);
  }
  if (isDate(type)) {
    const formats = typeof format === 'string' ? format : DEFAULT_DATE_FORMAT;
    return parseDate(String(value), formats) === undefined
      ? `failed to parse date field [${describe(value)}] with format [${formats}]`
      : undefined;
  }
  if (type === 'boolean') {
    return [true, false, 'true', 'false', ''].includes(value as boolean | string)
      ? undefined
      : `Failed to parse value [${describe(value)}] as only [true] or [false] are allowed.`;
  }
  return type === 'ip' ? ipObjection(value) : undefined;
}

function numberObjection(value: unknown, type: string): string | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    return `For input string: "${describe(value)}"`;
  }
  return rangeObjection(number, type);
}

function ipObjection(value: unknown): string | undefined {
  const text = String(value);
  const isFour =
    /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);
  const isSix = /^[\da-f:.]+$/i.test(text) && text.includes(':');
  return isFour || isSix ? undefined : `'${describe(value)}' is not an IP string literal.`;
}
