import type { JsonObject } from '../../search/request_reader';
import { isObject } from '../../search/request_reader';
import type { IndexRecord } from '../catalog/index_record';
import { propertiesOf, typeOf } from '../mappings/mapping';
import { isObjectType } from '../mappings/mapping_types';
import type { ResolveRequest } from '../names/resolve_indices';
import { resolveIndices } from '../names/resolve_indices';

/** May this field (dotted path) be seen? */
type FieldTest = (path: string) => boolean;

/**
 * The indices of a request, by name, their mappings without the fields that field-level security
 * hides from the subject.
 * @throws as `resolveIndices`.
 */
export function resolveVisibleRecords(request: ResolveRequest): readonly IndexRecord[] {
  const { subject, action } = request;
  return resolveIndices(request)
    .map(({ record, names }) => {
      const allows = subject.indexAccess(action, names)?.allowsField;
      return allows === undefined
        ? record
        : { ...record, mappings: visibleMappings(record.mappings, allows) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function visibleMappings(mappings: JsonObject, allows: FieldTest): JsonObject {
  if (mappings.properties === undefined) {
    return mappings;
  }
  return { ...mappings, properties: visibleProperties(propertiesOf(mappings), '', allows) };
}

function visibleProperties(properties: JsonObject, prefix: string, allows: FieldTest): JsonObject {
  const shown = Object.entries(properties).flatMap(([name, property]) => {
    const visible = isObject(property)
      ? visibleProperty(property, `${prefix}${name}`, allows)
      : undefined;
    return visible === undefined ? [] : [[name, visible] as const];
  });
  return Object.fromEntries(shown);
}

/** An object is shown for what is left in it; a hidden field hides its multi-fields from mappings. */
function visibleProperty(
  property: JsonObject,
  path: string,
  allows: FieldTest,
): JsonObject | undefined {
  if (isObjectType(typeOf(property))) {
    const properties = visibleProperties(propertiesOf(property), `${path}.`, allows);
    const isEmpty = Object.keys(properties).length === 0;
    if (isEmpty) {
      return allows(path) ? withoutProperties(property) : undefined;
    }
    return { ...property, properties };
  }
  if (!allows(path)) {
    return undefined;
  }
  if (!isObject(property.fields)) {
    return property;
  }
  const { fields, ...rest } = property;
  const visible = visibleProperties(fields, `${path}.`, allows);
  return Object.keys(visible).length === 0 ? rest : { ...rest, fields: visible };
}

function withoutProperties({ properties, ...rest }: JsonObject): JsonObject {
  return properties === undefined ? rest : { ...rest, properties: {} };
}
