import { given } from '../../lib/given';
import { textOf } from '../../lib/json/text_of';
import type { AnalyzerName } from '../../search/text/analysis';
import { ANALYZERS } from '../../search/text/analysis';
import type { SearchField } from '../../search/fields';
import type { JsonObject } from '../../search/request_reader';
import { asList, isObject } from '../../search/request_reader';
import { isObjectType, searchType } from './mapping_types';

/** One field of a mapping, flattened out of its objects and multi-fields. */
export interface MappedField {
  readonly name: string;
  /** The field that holds the values: another one for aliases of fields. Rights go by this name. */
  readonly concreteName: string;
  /** As declared; `object` where an object declares none. */
  readonly type: string;
  /** As queries treat it: every kind of text is `text`. */
  readonly searchType: string;
  /** Where its values stand in the source; differs from `name` for multi-fields and aliases. */
  readonly sourcePath: string;
  /** Date formats; undefined = Elasticsearch's default. */
  readonly format?: string;
  /** Longer keywords are left out of the index. */
  readonly ignoreAbove?: number;
  /** Of a `scaled_float`: values are rounded to multiples of one over this. */
  readonly scalingFactor?: number;
  /** Stands in for an explicit null. */
  readonly nullValue?: string | number | boolean;
  /** The innermost nested object around it; undefined = none. */
  readonly nestedPath?: string;
  /** Whether values that do not fit are dropped rather than refused. */
  readonly ignoreMalformed: boolean;
  /** Declared fields that get its values too. Absent = none. */
  readonly copiesTo?: readonly string[];
  /** Paths of the source whose values it gets too. Absent = none. */
  readonly copiedFrom?: readonly string[];
  /** How a text is cut into words; absent = `standard`. */
  readonly analyzer?: AnalyzerName;
  /** Keywords are held in lower case (`normalizer`). */
  readonly isLowercase?: boolean;
  /** False = queries cannot look for its values. */
  readonly isIndexed?: boolean;
  /** False = nothing can sort or aggregate by it. */
  readonly hasDocValues?: boolean;
}

/** The fields of a mapping by full name. */
export type MappedFields = ReadonlyMap<string, MappedField>;

/** Flattens a mapping. Objects that are `enabled: false` have no fields below them. */
export function fieldsOf(mappings: JsonObject): MappedFields {
  const fields = new Map<string, MappedField>();
  collect(propertiesOf(mappings), { prefix: '', nestedPath: undefined }, fields);
  for (const field of fields.values()) {
    const target = field.type === 'alias' ? fields.get(field.sourcePath) : undefined;
    if (target !== undefined) {
      fields.set(field.name, { ...target, name: field.name });
    }
  }
  for (const { copiesTo = [], sourcePath } of [...fields.values()]) {
    copiesTo.forEach((name) => {
      addCopy(fields, name, sourcePath);
    });
  }
  return fields;
}

/** A field as queries see it, under the name they use. */
export function searchFieldOf(field: MappedField, name: string): SearchField {
  const { format, analyzer, isLowercase, isIndexed, hasDocValues } = field;
  const type = field.searchType === 'flattened' ? 'keyword' : field.searchType;
  return { name, type, ...given({ format, analyzer, isLowercase, isIndexed, hasDocValues }) };
}

/** Multi-fields of the target get the values with it. */
function addCopy(fields: Map<string, MappedField>, name: string, path: string): void {
  for (const field of fields.values()) {
    if (field.sourcePath === name) {
      fields.set(field.name, { ...field, copiedFrom: [...(field.copiedFrom ?? []), path] });
    }
  }
}

/** `properties` of an object or of a whole mapping. */
export function propertiesOf(mapping: JsonObject): JsonObject {
  return isObject(mapping.properties) ? mapping.properties : {};
}

/** The type of a property; `object` where it declares none. */
export function typeOf(property: JsonObject): string {
  return typeof property.type === 'string' ? property.type : 'object';
}

interface Place {
  readonly prefix: string;
  readonly nestedPath: string | undefined;
}

function collect(properties: JsonObject, place: Place, fields: Map<string, MappedField>): void {
  for (const [key, property] of Object.entries(properties)) {
    if (isObject(property)) {
      collectOne(`${place.prefix}${key}`, property, { place, fields });
    }
  }
}

interface Collection {
  readonly place: Place;
  readonly fields: Map<string, MappedField>;
}

function collectOne(name: string, property: JsonObject, { place, fields }: Collection): void {
  const type = typeOf(property);
  const nestedPath = type === 'nested' ? name : place.nestedPath;
  fields.set(name, toField({ name, sourcePath: name, nestedPath }, property));
  if (isObjectType(type)) {
    if (property.enabled !== false) {
      collect(propertiesOf(property), { prefix: `${name}.`, nestedPath }, fields);
    }
    return;
  }
  const multiFields = isObject(property.fields) ? property.fields : {};
  for (const [key, multiField] of Object.entries(multiFields)) {
    if (isObject(multiField)) {
      const full = `${name}.${key}`;
      fields.set(full, toField({ name: full, sourcePath: name, nestedPath }, multiField));
    }
  }
}

interface FieldPlace {
  readonly name: string;
  readonly sourcePath: string;
  readonly nestedPath: string | undefined;
}

function toField(place: FieldPlace, property: JsonObject): MappedField {
  const { name, nestedPath } = place;
  const type = typeOf(property);
  const { path, format, ignore_above: ignoreAbove, null_value: nullValue } = property;
  const target = type === 'alias' && typeof path === 'string' ? path : undefined;
  return {
    name,
    concreteName: target ?? name,
    type,
    searchType: searchType(type),
    sourcePath: target ?? place.sourcePath,
    ignoreMalformed: property.ignore_malformed === true,
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof ignoreAbove === 'number' ? { ignoreAbove } : {}),
    ...(typeof property.scaling_factor === 'number'
      ? { scalingFactor: property.scaling_factor }
      : {}),
    ...(isScalar(nullValue) ? { nullValue } : {}),
    ...searchParts(property, searchType(type)),
    ...(nestedPath === undefined ? {} : { nestedPath }),
  };
}

type SearchParts = Pick<
  MappedField,
  'copiesTo' | 'analyzer' | 'isLowercase' | 'isIndexed' | 'hasDocValues'
>;

/** Most types can be searched by their doc values where they are not indexed. */
function searchParts(property: JsonObject, type: string): SearchParts {
  const hasDocValues = property.doc_values === false ? false : undefined;
  const isSearchable = property.index !== false || (type !== 'text' && hasDocValues !== false);
  return given({
    copiesTo: property.copy_to === undefined ? undefined : asList(property.copy_to).map(textOf),
    analyzer: ANALYZERS.find((name) => name === property.analyzer),
    isLowercase: property.normalizer === undefined ? undefined : true,
    isIndexed: isSearchable ? undefined : false,
    hasDocValues,
  });
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
