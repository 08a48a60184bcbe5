import { parseDate } from '../../search/dates/dates';
import type { FieldValue } from '../../search/fields';
import {
  DEFAULT_DATE_FORMAT,
  isDate,
  isInteger,
  isNumeric,
  storableNumber,
} from '../../search/fields';
import { encodeIp } from '../../search/values/ip_address';
import { encodeVersion } from '../../search/values/software_version';
import type { JsonObject } from '../../search/request_reader';
import { describe, isObject } from '../../search/request_reader';
import type { WhyUnfit } from '../catalog/index_error';
import { documentError } from '../catalog/index_error';
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
  if (value === null || isIgnored(property)) {
    return;
  }
  const why = objectionTo(value, type, property);
  if (why !== undefined) {
    throw documentError(
      `failed to parse field [${path}] of type [${type}] in document with id '${id}'. ` +
        `Preview of field's value: '${preview(value)}'`,
      why,
    );
  }
  const fields = isObject(property.fields) ? property.fields : {};
  for (const [name, inner] of Object.entries(fields)) {
    if (isObject(inner)) {
      checkFieldValue(value, { path: `${path}.${name}`, property: inner, id });
    }
  }
}

/** A scalar of a document as the index holds it; undefined when the field leaves it out. */
export function indexedValue(value: unknown, field: MappedField): FieldValue | undefined {
  const type = field.searchType;
  if (isDate(type)) {
    return parseDate(String(value), field.format ?? DEFAULT_DATE_FORMAT)?.from;
  }
  if (isNumeric(type)) {
    return indexedNumber(value, field);
  }
  return indexedText(String(value), type, field);
}

function indexedText(text: string, type: string, field: MappedField): FieldValue | undefined {
  switch (type) {
    case 'boolean':
      return ['true', 'false', ''].includes(text) ? text === 'true' : undefined;
    case 'ip':
      return encodeIp(text);
    case 'version':
      return encodeVersion(text);
    default:
      return keptText(text, field);
  }
}

function keptText(text: string, { ignoreAbove, isLowercase }: MappedField): string | undefined {
  if (ignoreAbove !== undefined && text.length > ignoreAbove) {
    return undefined;
  }
  return isLowercase === true ? text.toLowerCase() : text;
}

function indexedNumber(value: unknown, field: MappedField): number | undefined {
  const number = typeof value === 'boolean' || value === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number) || rangeObjection(number, field.type) !== undefined) {
    return undefined;
  }
  const { scalingFactor } = field;
  return scalingFactor === undefined
    ? storableNumber(number, field.type)
    : Math.round(number * scalingFactor) / scalingFactor;
}

function isIgnored({ ignore_malformed: ignore }: JsonObject): boolean {
  return ignore === true || ignore === 'true';
}

function preview(value: unknown): string {
  return isObject(value)
    ? `{${Object.entries(value)
        .map(([name, item]) => `${name}=${describe(item)}`)
        .join(', ')}}`
    : describe(value);
}

function objectionTo(value: unknown, type: string, property: JsonObject): WhyUnfit | undefined {
  if (type === 'flattened') {
    return isObject(value)
      ? undefined
      : {
          reason: `Failed to parse object: expecting token of type [START_OBJECT] but found [${describe(value)}]`,
          type: 'parsing_exception',
        };
  }
  if (isObject(value)) {
    return { type: 'illegal_state_exception', reason: `Can't get text on a START_OBJECT` };
  }
  const searched = searchType(type);
  if (isNumeric(searched)) {
    return numberObjection(value, type, property);
  }
  const reason = isDate(searched)
    ? dateObjection(value, property.format)
    : otherObjection(value, searched);
  return reason === undefined ? undefined : { reason };
}

function dateObjection(value: unknown, format: unknown): string | undefined {
  const formats = typeof format === 'string' ? format : DEFAULT_DATE_FORMAT;
  return typeof value === 'boolean' || parseDate(String(value), formats) === undefined
    ? `failed to parse date field [${describe(value)}] with format [${formats}]`
    : undefined;
}

function otherObjection(value: unknown, type: string): string | undefined {
  if (type === 'boolean') {
    return [true, false, 'true', 'false', ''].includes(value as boolean | string)
      ? undefined
      : `Failed to parse value [${describe(value)}] as only [true] or [false] are allowed.`;
  }
  return type === 'ip' && encodeIp(String(value)) === undefined
    ? `'${describe(value)}' is not an IP string literal.`
    : undefined;
}

function numberObjection(
  value: unknown,
  type: string,
  { coerce }: JsonObject,
): WhyUnfit | undefined {
  const isStrict = coerce === false || coerce === 'false';
  if (typeof value === 'boolean') {
    return {
      type: 'x_content_parse_exception',
      reason: `Current token (VALUE_${String(value).toUpperCase()}) not numeric, can not use numeric value accessors`,
    };
  }
  if (typeof value === 'bigint' && type === 'long' && BigInt.asIntN(64, value) !== value) {
    return { reason: `Value [${value}] is out of range for a long` };
  }
  if (typeof value !== 'string') {
    return unfitNumber(Number(value), type, isStrict);
  }
  if (isStrict) {
    return { reason: `${capitalized(type)} value passed as String` };
  }
  return value === '' ? undefined : unfitNumeral(value, type);
}

function unfitNumeral(text: string, type: string): WhyUnfit | undefined {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(number)) {
    const kind = type === 'long' ? {} : { type: 'number_format_exception' };
    return { ...kind, reason: `For input string: "${describe(text)}"` };
  }
  return unfitNumber(number, type, false);
}

function unfitNumber(number: number, type: string, isStrict: boolean): WhyUnfit | undefined {
  return fractionObjection(number, type, isStrict) ?? rangeOf(number, type);
}

function fractionObjection(number: number, type: string, isStrict: boolean): WhyUnfit | undefined {
  const mayHave = !isInteger(type) || (!isStrict && type !== 'unsigned_long');
  return mayHave || Number.isInteger(number)
    ? undefined
    : { reason: `Value [${number}] has a decimal part` };
}

function rangeOf(number: number, type: string): WhyUnfit | undefined {
  const reason = Number.isFinite(storableNumber(number, type))
    ? rangeObjection(number, type)
    : `[${type}] supports only finite values, but got [${storableNumber(number, type)}]`;
  return reason === undefined ? undefined : { reason };
}

function capitalized(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1);
}
