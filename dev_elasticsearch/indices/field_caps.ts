import { validationFailed } from '../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import { splitList } from '../lib/parameters';
import { asList, isObject } from '../search/request_reader';
import type { JsonObject } from '../search/request_reader';
import { textOf } from '../lib/json/text_of';
import { compileWildcard } from '../lib/wildcard';
import type { IndexDeps } from './index_deps';
import type { IndexRecord } from './index_record';
import { INDICES_OPTIONS, readIndicesOptions } from './indices_options';
import { fieldsOf } from './mapping';
import { isObjectType } from './mapping_types';
import { resolveVisibleRecords } from './visible_fields';

const METADATA: Readonly<Record<string, string>> = {
  _id: '_id',
  _index: '_index',
  _source: '_source',
  _seq_no: '_seq_no',
  _version: '_version',
};

/** `_field_caps`: which fields there are, of which types, and what can be done with them. */
export function fieldCapsEndpoint({ catalog }: IndexDeps): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_field_caps', '/{index}/_field_caps'],
    queryParameters: [...INDICES_OPTIONS, 'fields', 'include_unmapped'],
    body: 'optional',
    handle: (request) => {
      const patterns = readPatterns(request);
      const records = resolveVisibleRecords({
        catalog,
        subject: request.subject,
        action: 'indices:data/read/field_caps',
        expression: request.params.index,
        options: readIndicesOptions(request.query),
      });
      return capabilities(records, patterns);
    },
  };
}

function readPatterns({ query, body }: EndpointRequest): readonly string[] {
  const inBody = isObject(body) ? asList(body.fields).map(textOf) : [];
  const patterns = [...splitList(query.fields), ...inBody];
  if (patterns.length === 0) {
    throw validationFailed(['no fields specified']);
  }
  return patterns;
}

function capabilities(
  records: readonly IndexRecord[],
  patterns: readonly string[],
): EndpointResponse {
  const tests = patterns.map((pattern) => compileWildcard(pattern));
  const fields = new Map<string, Map<string, string[]>>();
  for (const record of records) {
    for (const [name, type] of typesOf(record)) {
      if (tests.some((test) => test(name))) {
        note(fields, { name, type, index: record.name });
      }
    }
  }
  const body = {
    indices: records.map(({ name }) => name),
    fields: Object.fromEntries(
      [...fields].map(([name, types]) => [name, renderTypes(name, types)]),
    ),
  };
  return { status: 200, body };
}

function typesOf(record: IndexRecord): readonly (readonly [string, string])[] {
  const mapped = [...fieldsOf(record.mappings)].map(([name, { type }]) => [name, type] as const);
  return [...Object.entries(METADATA), ...mapped];
}

interface Sighting {
  readonly name: string;
  readonly type: string;
  readonly index: string;
}

function note(fields: Map<string, Map<string, string[]>>, { name, type, index }: Sighting): void {
  const types = fields.get(name) ?? new Map<string, string[]>();
  fields.set(name, types);
  types.set(type, [...(types.get(type) ?? []), index]);
}

/** With one type for all indices, their names are left out. */
function renderTypes(name: string, types: ReadonlyMap<string, readonly string[]>): JsonObject {
  return Object.fromEntries(
    [...types].map(([type, indices]) => [
      type,
      {
        type,
        metadata_field: Object.hasOwn(METADATA, name),
        searchable: !isObjectType(type) && type !== 'binary',
        aggregatable: isAggregatable(type),
        ...(types.size > 1 ? { indices } : {}),
      },
    ]),
  );
}

function isAggregatable(type: string): boolean {
  return !isObjectType(type) && !['text', 'match_only_text', 'binary', '_source'].includes(type);
}
