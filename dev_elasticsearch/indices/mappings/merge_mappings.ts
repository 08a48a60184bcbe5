import { illegalArgument } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../../search/request_reader';
import { describe, isObject, ownMember } from '../../search/request_reader';
import { checkDynamicTemplates } from './dynamic_templates';
import { mappingError } from '../catalog/index_error';
import { fieldsOf, propertiesOf, typeOf } from './mapping';
import { checkParameters } from './mapping_parameters';
import { isMappingType, isObjectType } from './mapping_types';

const ROOT_KEYS = [
  ...['properties', 'dynamic', '_meta', '_source', '_routing', 'date_detection'],
  ...['numeric_detection', 'dynamic_templates', 'dynamic_date_formats', 'runtime'],
];
/** Known to Elasticsearch and without effect here, so refused rather than forgotten. */
const UNSUPPORTED = ['runtime'];

/**
 * Checks a mapping as a person wrote it, and gives it back with every type declared.
 * @throws `mapper_parsing_exception` for unknown types and members.
 */
export function readMappings(mappings: unknown): JsonObject {
  if (mappings === undefined) {
    return {};
  }
  if (!isObject(mappings)) {
    throw mappingError('Expected map for mappings');
  }
  for (const key of Object.keys(mappings)) {
    if (!ROOT_KEYS.includes(key)) {
      throw mappingError(`Root mapping definition has unsupported parameters:  [${key}]`);
    }
    if (UNSUPPORTED.includes(key) && !isEmpty(mappings[key])) {
      throw mappingError(`[${key}] is not supported by this development server`);
    }
  }
  checkDynamic(mappings);
  if (mappings.dynamic_templates !== undefined) {
    checkDynamicTemplates(mappings.dynamic_templates);
  }
  const read = withTextualDynamic(withProperties(mappings, ''));
  const { properties: _none, ...rest } = read;
  return Object.keys(propertiesOf(read)).length === 0 ? rest : read;
}

/**
 * Checks what one field says of others, once all are there.
 * @throws `mapper_parsing_exception` for aliases and copies to fields that do not exist.
 */
export function checkReferences(mappings: JsonObject): void {
  const fields = fieldsOf(mappings);
  for (const { type, name, sourcePath, copiesTo } of fields.values()) {
    const target = fields.get(sourcePath);
    if (type === 'alias' && (target === undefined || sourcePath === name)) {
      throw mappingError(
        `Invalid [path] value [${sourcePath}] for field alias [${name}]: an alias must refer to an ` +
          'existing field in the mappings.',
      );
    }
    const missing = copiesTo?.find((copy) => !fields.has(copy));
    if (missing !== undefined) {
      throw mappingError(`[copy_to] of field [${name}] has to name a declared field: [${missing}]`);
    }
  }
}

/** `dynamic` is shown as a text, however it was given. */
function withTextualDynamic(mapping: JsonObject): JsonObject {
  return typeof mapping.dynamic === 'boolean'
    ? { ...mapping, dynamic: String(mapping.dynamic) }
    : mapping;
}

/**
 * What a mapping becomes by an update: new fields are added, options of known fields replaced.
 * @throws `illegal_argument_exception` when a field would change its type.
 */
export function mergeMappings(current: JsonObject, update: JsonObject): JsonObject {
  return mergeObject(current, update, '');
}

function mergeObject(current: JsonObject, update: JsonObject, prefix: string): JsonObject {
  const known = propertiesOf(current);
  const changed = Object.entries(propertiesOf(update)).map(([name, property]) => {
    const old = ownMember(known, name);
    return isObject(old) && isObject(property)
      ? [name, mergeProperty(old, property, `${prefix}${name}`)]
      : [name, property];
  });
  const merged = { ...known, ...(Object.fromEntries(changed) as JsonObject) };
  const { properties: _properties, ...options } = update;
  const hasProperties = Object.keys(merged).length > 0;
  return { ...current, ...options, ...(hasProperties ? { properties: merged } : {}) };
}

function mergeProperty(old: JsonObject, update: JsonObject, path: string): JsonObject {
  if (typeOf(old) !== typeOf(update)) {
    throw illegalArgument(
      isObjectType(typeOf(old)) || isObjectType(typeOf(update))
        ? `can't merge a non object mapping [${path}] with an object mapping`
        : `mapper [${path}] cannot be changed from type [${typeOf(old)}] to [${typeOf(update)}]`,
    );
  }
  if (isObjectType(typeOf(old))) {
    return mergeObject(old, update, `${path}.`);
  }
  const fields = { ...asObject(old.fields), ...asObject(update.fields) };
  const merged = { ...old, ...update };
  return Object.keys(fields).length > 0 ? { ...merged, fields } : merged;
}

function withProperties(mapping: JsonObject, prefix: string): JsonObject {
  const properties = mapping.properties;
  if (properties === undefined) {
    return mapping;
  }
  if (!isObject(properties)) {
    throw mappingError(`Expected map for property [properties] on field [${prefix}]`);
  }
  const read = Object.entries(properties).map(([name, property]) => [
    name,
    readProperty(`${prefix}${name}`, property),
  ]);
  return { ...mapping, properties: Object.fromEntries(read) as JsonObject };
}

/**
 * Checks one field of a mapping.
 * @throws `mapper_parsing_exception`.
 */
export function readProperty(path: string, property: unknown): JsonObject {
  if (!isObject(property)) {
    throw mappingError(`Expected map for property [fields] on field [${path}]`);
  }
  if (property.type === undefined && !('properties' in property) && !isObjectLike(property)) {
    throw mappingError(`No type specified for field [${path}]`);
  }
  const type = typeOf(property);
  if (!isMappingType(type)) {
    throw mappingError(`No handler for type [${type}] declared on field [${path}]`);
  }
  checkDynamic(property);
  checkParameters({ path, type, property });
  for (const [name, multiField] of Object.entries(asObject(property.fields))) {
    readProperty(`${path}.${name}`, multiField);
  }
  return isObjectType(type) ? withTextualDynamic(withProperties(property, `${path}.`)) : property;
}

function isObjectLike(property: JsonObject): boolean {
  return 'enabled' in property || 'dynamic' in property;
}

function checkDynamic(mapping: JsonObject): void {
  const { dynamic } = mapping;
  const text = typeof dynamic === 'string' ? dynamic.toLowerCase() : dynamic;
  if (![undefined, true, false, 'true', 'false', 'strict'].includes(text as string | undefined)) {
    throw mappingError(
      `No dynamic mapping mode [${describe(text)}], expected [true, false, strict]`,
    );
  }
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function isEmpty(value: unknown): boolean {
  return value === false || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
}
