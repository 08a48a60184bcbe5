import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../../search/request_reader';
import { isObject, ownMember } from '../../search/request_reader';
import { TIMESTAMP_FIELD } from '../data_streams/data_stream_record';
import type { Detection } from './dynamic_property';
import { detectionOf, guessProperty } from './dynamic_property';
import { checkFieldValue } from './field_value';
import { documentError } from '../catalog/index_error';
import type { IndexRecord } from '../catalog/index_record';
import { fieldsOf, propertiesOf, typeOf } from './mapping';
import { isObjectType } from './mapping_types';
import { readProperty } from './merge_mappings';

type Dynamic = 'true' | 'false' | 'strict';

/** Objects inside objects beyond this are refused, as `index.mapping.depth.limit`. */
const MAX_DEPTH = 20;
/** As `index.mapping.total_fields.limit`. */
const MAX_FIELDS = 1000;

/**
 * Checks a document against a mapping and adds the fields it brings along.
 * @returns the same object when nothing is new.
 * @throws `strict_dynamic_mapping_exception`, or `document_parsing_exception` for values that do not
 *   fit their field.
 */
export function mapDocument(
  { mappings, settings }: Pick<IndexRecord, 'mappings' | 'settings'>,
  source: JsonObject,
  id: string,
): JsonObject {
  checkTimestamp(mappings, source);
  const maxDepth = Number(settings['index.mapping.depth.limit'] ?? MAX_DEPTH);
  const walk: Walk = {
    id,
    detection: detectionOf(mappings),
    maxDepth,
    maxFields: maxFieldsOf(settings),
    added: 0,
  };
  const place: Place = { mapping: mappings, path: '', dynamic: 'true', depth: 0 };
  const mapped = mapObject(source, place, walk);
  if (mapped !== mappings) {
    checkFieldCount(mapped, { mappings, settings });
  }
  return mapped;
}

/** @throws `illegal_argument_exception` when a mapping has more fields than its index allows. */
export function checkFieldCount(
  mapped: JsonObject,
  { mappings, settings }: Pick<IndexRecord, 'mappings' | 'settings'>,
): void {
  const limit = maxFieldsOf(settings);
  const count = fieldsOf(mapped).size;
  if (count > limit) {
    const added = count - fieldsOf(mappings).size;
    throw tooManyFields(limit, added);
  }
}

function maxFieldsOf(settings: IndexRecord['settings']): number {
  return Number(settings['index.mapping.total_fields.limit'] ?? MAX_FIELDS);
}

function tooManyFields(limit: number, added: number): ElasticsearchError {
  return illegalArgument(
    `Limit of total fields [${limit}] has been exceeded while adding new fields [${added}]`,
  );
}

/** @throws `document_parsing_exception` for documents of a data stream without one time. */
function checkTimestamp(mappings: JsonObject, source: JsonObject): void {
  if (mappings._data_stream_timestamp === undefined) {
    return;
  }
  const given = ownMember(source, TIMESTAMP_FIELD);
  const count = itemsOf(given).length;
  if (count !== 1) {
    throw documentError(
      'failed to parse',
      `data stream timestamp field [${TIMESTAMP_FIELD}] ${count === 0 ? 'is missing' : 'encountered multiple values'}`,
    );
  }
}

interface Walk {
  readonly id: string;
  readonly detection: Detection;
  readonly maxDepth: number;
  readonly maxFields: number;
  /** Fields that the document brought along so far. */
  added: number;
}

/** An object of the mapping, and where it stands. */
interface Place {
  readonly mapping: JsonObject;
  /** With a dot at its end; `''` at the root. */
  readonly path: string;
  /** Mode inherited from the object around it. */
  readonly dynamic: Dynamic;
  readonly depth: number;
}

function mapObject(source: JsonObject, place: Place, walk: Walk): JsonObject {
  if (place.mapping.enabled === false) {
    return place.mapping;
  }
  let mapping = place.mapping;
  for (const [name, value] of Object.entries(source)) {
    mapping = mapMember(splitName(name, value), { ...place, mapping }, walk);
  }
  return mapping;
}

/** `{"a.b": 1}` means `{"a": {"b": 1}}`. */
function splitName(name: string, value: unknown): readonly [string, unknown] {
  const dot = name.indexOf('.');
  return dot <= 0 || dot === name.length - 1
    ? [name, value]
    : [name.slice(0, dot), { [name.slice(dot + 1)]: value }];
}

function mapMember(
  [name, value]: readonly [string, unknown],
  place: Place,
  walk: Walk,
): JsonObject {
  if (name.trim() === '' || name.startsWith('.') || name.endsWith('.')) {
    throw documentError(`field name [${name}] cannot be empty or begin or end with a dot`);
  }
  const known = ownMember(propertiesOf(place.mapping), name);
  const path = `${place.path}${name}`;
  const property = isObject(known)
    ? mapKnown(value, { path, property: known, place }, walk)
    : mapUnknown(value, { path, place }, walk);
  return property === undefined || property === known
    ? place.mapping
    : {
        ...place.mapping,
        properties: { ...propertiesOf(place.mapping), [name]: property },
      };
}

interface KnownMember {
  readonly path: string;
  readonly property: JsonObject;
  readonly place: Place;
}

function mapKnown(value: unknown, member: KnownMember, walk: Walk): JsonObject {
  const { path, property, place } = member;
  if (!isObjectType(typeOf(property))) {
    checkFieldValue(value, { path, property, id: walk.id });
    return property;
  }
  let mapped = property;
  for (const item of itemsOf(value)) {
    if (!isObject(item)) {
      throw documentError(
        `object mapping for [${path}] tried to parse field [${path}] as object, but found a concrete value`,
      );
    }
    mapped = mapObject(item, inside(place, { mapping: mapped, path, walk }), walk);
  }
  return mapped;
}

function mapUnknown(
  value: unknown,
  { path, place }: Omit<KnownMember, 'property'>,
  walk: Walk,
): JsonObject | undefined {
  const dynamic = dynamicOf(place);
  const [first] = itemsOf(value);
  if (dynamic === 'strict') {
    throw strictError(path, place.path);
  }
  if (dynamic === 'false' || first === undefined) {
    return undefined;
  }
  walk.added += 1;
  // Each new field copies the mapping: what cannot end well ends here.
  if (walk.added > walk.maxFields) {
    throw tooManyFields(walk.maxFields, walk.added);
  }
  const property = readProperty(path, guessProperty(first, path, walk.detection));
  return mapKnown(value, { path, property, place }, walk);
}

function inside(
  place: Place,
  { mapping, path, walk }: { mapping: JsonObject; path: string; walk: Walk },
): Place {
  if (place.depth >= walk.maxDepth) {
    throw documentError(
      `Limit of mapping depth [${walk.maxDepth}] has been exceeded due to object field [${path}]`,
    );
  }
  return { mapping, path: `${path}.`, dynamic: dynamicOf(place), depth: place.depth + 1 };
}

function dynamicOf({ mapping, dynamic }: Place): Dynamic {
  const own = mapping.dynamic;
  return typeof own === 'string' || typeof own === 'boolean'
    ? (String(own).toLowerCase() as Dynamic)
    : dynamic;
}

/** Members of nested lists, nulls left out. */
function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => itemsOf(item));
  }
  return value === null || value === undefined ? [] : [value];
}

function strictError(path: string, parent: string): ElasticsearchError {
  const name = path.slice(parent.length);
  const where = parent === '' ? '_doc' : parent.slice(0, -1);
  return new ElasticsearchError({
    status: 400,
    type: 'strict_dynamic_mapping_exception',
    reason: `mapping set to strict, dynamic introduction of [${name}] within [${where}] is not allowed`,
  });
}
