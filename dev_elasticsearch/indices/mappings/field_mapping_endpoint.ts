import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { splitList } from '../../lib/parameters';
import { compileWildcard } from '../../lib/wildcard';
import type { JsonObject } from '../../search/request_reader';
import { isObject } from '../../search/request_reader';
import type { IndexDeps } from '../index_deps';
import { INDICES_OPTIONS, readIndicesOptions } from '../names/indices_options';
import { propertiesOf, typeOf } from './mapping';
import { isObjectType } from './mapping_types';
import { resolveVisibleRecords } from '../access/visible_fields';

/** `_mapping/field/{fields}`: the declarations of single fields, by full name or pattern. */
export function fieldMappingEndpoint(deps: IndexDeps): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_mapping/field/{fields}', '/{index}/_mapping/field/{fields}'],
    queryParameters: INDICES_OPTIONS,
    body: 'none',
    handle: (request) => get(request, deps),
  };
}

function get(
  { params, query, subject }: EndpointRequest,
  { catalog }: IndexDeps,
): EndpointResponse {
  const records = resolveVisibleRecords({
    catalog,
    subject,
    action: 'indices:admin/mappings/fields/get',
    expression: params.index,
    options: readIndicesOptions(query),
  });
  const tests = splitList(params.fields).map((pattern) => compileWildcard(pattern));
  const body = records.map(({ name, mappings }) => {
    const wanted = declarationsOf(mappings, '').filter(([field]) =>
      tests.some((test) => test(field)),
    );
    return [name, { mappings: Object.fromEntries(wanted.map(render)) }];
  });
  return { status: 200, body: Object.fromEntries(body) as JsonObject };
}

/** Leaves and their multi-fields; objects have no mapping of their own here. */
function declarationsOf(
  mapping: JsonObject,
  prefix: string,
): readonly (readonly [string, JsonObject])[] {
  return Object.entries(propertiesOf(mapping)).flatMap(([name, property]) => {
    if (!isObject(property)) {
      return [];
    }
    const path = `${prefix}${name}`;
    return isObjectType(typeOf(property))
      ? declarationsOf(property, `${path}.`)
      : [[path, property] as const, ...multiFieldsOf(property, path)];
  });
}

function multiFieldsOf({ fields }: JsonObject, path: string) {
  return Object.entries(isObject(fields) ? fields : {}).flatMap(([name, property]) =>
    isObject(property) ? [[`${path}.${name}`, property] as const] : [],
  );
}

function render([path, property]: readonly [string, JsonObject]) {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return [path, { full_name: path, mapping: { [name]: property } }] as const;
}
