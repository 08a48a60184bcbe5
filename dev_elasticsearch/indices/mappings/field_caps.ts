import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { booleanParameter, splitList } from '../../lib/parameters';
import { compileWildcard } from '../../lib/wildcard';
import type { JsonObject } from '../../search/request_reader';
import type { IndexDeps } from '../index_deps';
import type { IndexRecord } from '../catalog/index_record';
import { INDICES_OPTIONS, readIndicesOptions } from '../names/indices_options';
import type { MappedField } from './mapping';
import { fieldsOf } from './mapping';
import { isObjectType } from './mapping_types';
import { resolveVisibleRecords } from '../access/visible_fields';

const METADATA: Readonly<Record<string, string>> = {
  _id: '_id',
  _index: '_index',
  _source: '_source',
  _seq_no: '_seq_no',
  _version: '_version',
};

const FILTERS = ['metadata', 'parent', 'nested', 'multifield'];

/** `_field_caps`: which fields there are, of which types, and what can be done with them. */
export function fieldCapsEndpoint({ catalog }: IndexDeps): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_field_caps', '/{index}/_field_caps'],
    queryParameters: [...INDICES_OPTIONS, 'fields', 'include_unmapped', 'filters', 'types'],
    body: 'optional',
    handle: (request) => {
      const asked = readRequest(request);
      const records = resolveVisibleRecords({
        catalog,
        subject: request.subject,
        action: 'indices:data/read/field_caps',
        expression: request.params.index,
        options: readIndicesOptions(request.query),
      });
      return capabilities(records, asked);
    },
  };
}

interface FieldCapsRequest {
  readonly patterns: readonly string[];
  readonly includeUnmapped: boolean;
  readonly isWanted: (name: string, field: Capability) => boolean;
}

/** What can be done with one field of one index. */
interface Capability {
  readonly type: string;
  readonly searchable: boolean;
  readonly aggregatable: boolean;
  readonly isMetadata: boolean;
  readonly isNested: boolean;
  readonly isMultiField: boolean;
}

function readRequest({ query, body, bodyText }: EndpointRequest): FieldCapsRequest {
  const source = { text: bodyText, parser: 'field_caps_request' };
  const reader = new ObjectReader(body ?? {}, source).allowOnly(['fields', 'index_filter']);
  if (reader.value('index_filter') !== undefined) {
    throw illegalArgument('[index_filter] is not supported by this development server');
  }
  const patterns = [...splitList(query.fields), ...(reader.strings('fields') ?? [])];
  if (patterns.length === 0) {
    throw validationFailed(['no fields specified']);
  }
  return {
    patterns,
    includeUnmapped: booleanParameter(query, 'include_unmapped'),
    isWanted: readFilters(splitList(query.filters), splitList(query.types)),
  };
}

function readFilters(filters: readonly string[], types: readonly string[]) {
  const unknown = filters.find((filter) => !FILTERS.includes(filter.replace(/^[+-]/, '')));
  if (unknown !== undefined) {
    throw illegalArgument(`Unknown field caps filter [${unknown}]`);
  }
  const tests: Readonly<Record<string, (name: string, field: Capability) => boolean>> = {
    '+metadata': (_, { isMetadata }) => isMetadata,
    '-metadata': (_, { isMetadata }) => !isMetadata,
    '-parent': (_, { type }) => !isObjectType(type),
    '-nested': (_, { isNested, type }) => !isNested && type !== 'nested',
    '-multifield': (_, { isMultiField }) => !isMultiField,
  };
  return (name: string, field: Capability) =>
    filters.every((filter) => tests[filter]?.(name, field) ?? true) &&
    (types.length === 0 || types.includes(field.type));
}

function capabilities(
  records: readonly IndexRecord[],
  { patterns, includeUnmapped, isWanted }: FieldCapsRequest,
): EndpointResponse {
  const tests = patterns.map((pattern) => compileWildcard(pattern));
  const fields = new Map<string, Sightings>();
  for (const record of records) {
    for (const [name, field] of capabilitiesOf(record)) {
      if (tests.some((test) => test(name)) && isWanted(name, field)) {
        note(fields, { name, field, index: record.name });
      }
    }
  }
  const names = records.map(({ name }) => name);
  const rendered = [...fields].map(([name, types]) => [
    name,
    renderTypes(types, includeUnmapped ? names : []),
  ]);
  return {
    status: 200,
    body: { indices: names, fields: Object.fromEntries(rendered) as JsonObject },
  };
}

function capabilitiesOf(record: IndexRecord): readonly (readonly [string, Capability])[] {
  const plain = { isNested: false, isMultiField: false };
  const metadata = Object.entries(METADATA).map(([name, type]) => {
    const aggregatable = type !== '_source';
    return [name, { type, searchable: aggregatable, aggregatable, isMetadata: true, ...plain }];
  }) as readonly (readonly [string, Capability])[];
  const mapped = fieldsOf(record.mappings);
  const fields = [...mapped].map(
    ([name, field]) =>
      [
        name,
        {
          type: field.type,
          searchable: isSearchable(field),
          aggregatable: isAggregatable(field),
          isMetadata: false,
          isNested: field.nestedPath !== undefined,
          isMultiField: field.sourcePath !== name && mapped.has(parentOf(name)),
        },
      ] as const,
  );
  return [...metadata, ...fields];
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

function isSearchable({ type, isIndexed = true }: MappedField): boolean {
  return isIndexed && !isObjectType(type) && type !== 'binary';
}

function isAggregatable({ type, searchType, hasDocValues = true }: MappedField): boolean {
  return hasDocValues && !isObjectType(type) && searchType !== 'text' && type !== 'binary';
}

interface Sighting {
  readonly name: string;
  readonly field: Capability;
  readonly index: string;
}

type Sightings = Map<string, Omit<Sighting, 'name'>[]>;

function note(fields: Map<string, Sightings>, { name, field, index }: Sighting): void {
  const types: Sightings = fields.get(name) ?? new Map<string, Omit<Sighting, 'name'>[]>();
  fields.set(name, types);
  types.set(field.type, [...(types.get(field.type) ?? []), { field, index }]);
}

/** With one type for all indices, their names are left out. `all` = indices to show as unmapped. */
function renderTypes(types: Sightings, all: readonly string[]): JsonObject {
  const holders = new Set([...types.values()].flat().map(({ index }) => index));
  const others = all.filter((index) => !holders.has(index));
  const isDivided = types.size > 1 || others.length > 0;
  const rendered = [...types].map(([type, sightings]) => [
    type,
    renderType(type, sightings, isDivided),
  ]);
  const unmapped = {
    type: 'unmapped',
    metadata_field: false,
    searchable: false,
    aggregatable: false,
    indices: others,
  };
  return {
    ...(Object.fromEntries(rendered) as JsonObject),
    ...(others.length === 0 ? {} : { unmapped }),
  };
}

function renderType(
  type: string,
  sightings: readonly Omit<Sighting, 'name'>[],
  isDivided: boolean,
): JsonObject {
  const lacking = (has: (field: Capability) => boolean) =>
    sightings.filter(({ field }) => !has(field)).map(({ index }) => index);
  const unsearchable = lacking(({ searchable }) => searchable);
  const unaggregatable = lacking(({ aggregatable }) => aggregatable);
  const some = (missing: readonly string[], name: string) =>
    missing.length > 0 && missing.length < sightings.length ? { [name]: missing } : {};
  return {
    type,
    metadata_field: sightings.some(({ field }) => field.isMetadata),
    searchable: unsearchable.length === 0,
    aggregatable: unaggregatable.length === 0,
    ...(isDivided ? { indices: sightings.map(({ index }) => index) } : {}),
    ...some(unsearchable, 'non_searchable_indices'),
    ...some(unaggregatable, 'non_aggregatable_indices'),
  };
}
