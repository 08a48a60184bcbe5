import type { JsonObject } from '../../search/request_reader';
import { refusalOf } from '../../search/search_context.mock';
import { mapDocument } from './dynamic_mapping';
import { readMappings } from './merge_mappings';

const mapped = (mappings: JsonObject, source: JsonObject) =>
  mapDocument({ mappings: readMappings(mappings), settings: {} }, source, '1').properties;

const KEYWORDS = {
  strings_as_keyword: {
    match_mapping_type: 'string',
    mapping: { type: 'keyword', ignore_above: 1024 },
  },
};

describe('mapDocument()', () => {
  it('refuses too many new fields before it maps all of them', () => {
    const source = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`f${at}`, at]));

    expect(refusalOf(() => mapped({}, source)).reason).toBe(
      'Limit of total fields [1000] has been exceeded while adding new fields [1001]',
    );
  });

  it.each<{ name: string; mappings: JsonObject; source: JsonObject; properties: object }>([
    {
      name: 'keeps texts that look like dates as text without date_detection',
      mappings: { date_detection: false, dynamic_templates: [KEYWORDS] },
      source: { a: '2030-01-01' },
      properties: { a: { type: 'keyword', ignore_above: 1024 } },
    },
    {
      name: 'finds numbers in texts with numeric_detection',
      mappings: { numeric_detection: true },
      source: { a: '12', b: '1.5', c: 12n },
      properties: { a: { type: 'long' }, b: { type: 'float' }, c: { type: 'long' } },
    },
    {
      name: 'finds dates by dynamic_date_formats',
      mappings: { dynamic_date_formats: ['dd.MM.yyyy'] },
      source: { a: '31.12.2029' },
      properties: { a: { type: 'date', format: 'dd.MM.yyyy' } },
    },
    {
      name: 'takes the first template that fits by name, type and path',
      mappings: {
        dynamic_templates: [
          { by_name: { match: 'n_*', unmatch: '*_text', mapping: { type: 'long' } } },
          { by_path: { path_match: 'o.*', match_mapping_type: 'long', mapping: { type: 'byte' } } },
          { by_wildcard: { match: ['a*', 'b*'], mapping: { type: 'ip' } } },
          KEYWORDS,
        ],
      },
      source: { n_1: '5', n_text: 'x', o: { p: 1 }, a1: '::1' },
      properties: {
        n_1: { type: 'long' },
        n_text: { type: 'keyword', ignore_above: 1024 },
        o: { properties: { p: { type: 'byte' } } },
        a1: { type: 'ip' },
      },
    },
    {
      name: 'fills {name} and {dynamic_type}, and objects by template',
      mappings: {
        dynamic_templates: [
          { o: { match_mapping_type: 'object', match: 'list', mapping: { type: 'nested' } } },
          { n: { match: '*', mapping: { type: '{dynamic_type}', meta: { from: '{name}' } } } },
        ],
      },
      source: { a: 1.5, list: [{ b: true }] },
      properties: {
        a: { type: 'float', meta: { from: 'a' } },
        list: {
          type: 'nested',
          properties: { b: { type: 'boolean', meta: { from: 'b' } } },
        },
      },
    },
  ])('$name', ({ mappings, source, properties }) => {
    expect(mapped(mappings, source)).toEqual(properties);
  });

  it.each<{ templates: unknown; says: string }>([
    { templates: {}, says: 'An array of named objects is expected' },
    { templates: [{ a: { match: '*' } }], says: 'must have either mapping or runtime set' },
    { templates: [{ a: { mapping: {} } }], says: 'template must have match, path_match' },
    { templates: [{ a: { match: 'x', runtime: {} } }], says: 'runtime fields are not supported' },
    { templates: [{ a: { matches: 'x', mapping: {} } }], says: 'parameter: [matches]' },
    {
      templates: [{ a: { match_mapping_type: 'text', mapping: {} } }],
      says: 'No field type matched on [text]',
    },
    {
      templates: [{ a: { match: '(', match_pattern: 'regex', mapping: {} } }],
      says: '[match_pattern: regex] is not supported',
    },
  ])('refuses dynamic_templates $templates', ({ templates, says }) => {
    const refusal = refusalOf(() => readMappings({ dynamic_templates: templates }));

    expect(refusal.type).toBe('mapper_parsing_exception');
    expect(refusal.reason).toContain(says);
  });
});
