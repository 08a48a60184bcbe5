import { ANALYZERS } from '../../search/text/analysis';
import { isDate, isNumeric } from '../../search/fields';
import type { JsonObject } from '../../search/request_reader';
import { describe } from '../../search/request_reader';
import { mappingError } from '../catalog/index_error';
import { isObjectType, searchType } from './mapping_types';

const LEAF = ['type', 'meta', 'fields', 'copy_to', 'store', 'doc_values', 'index', 'boost'];
const OBJECT = ['type', 'dynamic', 'enabled', 'properties'];
const KEYWORD = [
  ...['ignore_above', 'null_value', 'normalizer', 'eager_global_ordinals', 'norms', 'similarity'],
  ...['split_queries_on_whitespace', 'index_options'],
];
const OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  keyword: KEYWORD,
  wildcard: ['ignore_above', 'null_value'],
  constant_keyword: ['value'],
  text: [
    ...['analyzer', 'search_analyzer', 'search_quote_analyzer', 'fielddata', 'index_options'],
    ...['index_phrases', 'index_prefixes', 'norms', 'position_increment_gap', 'similarity'],
    ...['term_vector', 'eager_global_ordinals'],
  ],
  match_only_text: ['analyzer'],
  search_as_you_type: ['analyzer', 'search_analyzer', 'max_shingle_size', 'norms', 'similarity'],
  boolean: ['null_value', 'ignore_malformed'],
  ip: ['null_value', 'ignore_malformed'],
  flattened: [
    'depth_limit',
    'ignore_above',
    'null_value',
    'eager_global_ordinals',
    'index_options',
  ],
  alias: ['path'],
  object: [],
  nested: ['include_in_parent', 'include_in_root'],
};
const NUMBER = ['coerce', 'ignore_malformed', 'null_value', 'scaling_factor'];
const DATE = ['format', 'locale', 'ignore_malformed', 'null_value'];

/** Parameters that change what a search finds and that this server does not follow, by the values it can. */
const HARMLESS: Readonly<Record<string, readonly unknown[]>> = {
  fielddata: [false],
  include_in_parent: [false],
  include_in_root: [false],
  normalizer: ['lowercase'],
  similarity: ['BM25'],
};

/** A field as a mapping declares it. */
export interface DeclaredField {
  readonly path: string;
  readonly type: string;
  readonly property: JsonObject;
}

/** @throws `mapper_parsing_exception` for parameters that the type, or this server, does not have. */
export function checkParameters(field: DeclaredField): void {
  const { path, type, property } = field;
  const known = [...(isObjectType(type) ? OBJECT : LEAF), ...parametersOf(type)];
  const unknown = Object.keys(property).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw mappingError(`unknown parameter [${unknown}] on mapper [${path}] of type [${type}]`);
  }
  for (const [name, harmless] of Object.entries(HARMLESS)) {
    const given = property[name];
    if (given !== undefined && !harmless.includes(given)) {
      throw mappingError(
        `parameter [${name}] of field [${path}] cannot be [${describe(given)}] on this development server`,
      );
    }
  }
  checkAnalyzers(field);
  if (type === 'scaled_float' && typeof property.scaling_factor !== 'number') {
    throw mappingError(`Field [scaling_factor] is required`);
  }
}

function parametersOf(type: string): readonly string[] {
  if (isNumeric(type)) {
    return NUMBER;
  }
  return isDate(type) ? DATE : (OF_TYPE[type] ?? []);
}

function checkAnalyzers({ path, type, property }: DeclaredField): void {
  if (searchType(type) !== 'text') {
    return;
  }
  const { analyzer = 'standard' } = property;
  if (!ANALYZERS.some((name) => name === analyzer)) {
    throw mappingError(`analyzer [${describe(analyzer)}] has not been configured in mappings`);
  }
  for (const name of ['search_analyzer', 'search_quote_analyzer']) {
    const given = property[name];
    if (given !== undefined && given !== analyzer) {
      throw mappingError(
        `[${name}] of field [${path}] has to be its [analyzer] on this development server`,
      );
    }
  }
}
