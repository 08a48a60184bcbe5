import { compileQuery } from './predicate';
import { encodeIp } from './values/ip_address';
import type { TestDocument } from './search_context.mock';
import { aDocument, aSearchContext, refusalOf } from './search_context.mock';
import { encodeVersion } from './values/software_version';

const ip = (text: string) => encodeIp(text) ?? '';

const DOCUMENTS: readonly TestDocument[] = [
  aDocument('1', { name: 'Dune', title: 'Snow Crash', price: 10, address: ip('10.0.0.1') }),
  aDocument('2', { name: 'Ubik', title: 'crash of the snow', address: ip('10.1.0.1') }),
  aDocument('3', { name: 'Emma', title: 'snow', release: encodeVersion('1.10.0') }),
  aDocument('4', { title: '', release: encodeVersion('1.9.0') }),
];

const found = (query: unknown) => {
  const compiled = compileQuery(query, aSearchContext());
  return DOCUMENTS.filter((document) => compiled.matches(document))
    .map(({ id }) => id)
    .join('');
};

const should = [{ term: { name: 'Dune' } }, { match: { title: 'snow' } }, { term: { price: 10 } }];

describe('compileQuery() with all options', () => {
  it.each<{ query: unknown; ids: string }>([
    { query: { bool: { should, minimum_should_match: 0 } }, ids: '123' },
    { query: { bool: { should, minimum_should_match: '2<75%' } }, ids: '1' },
    { query: { bool: { should, minimum_should_match: '3<1' } }, ids: '1' },
    { query: { bool: { should, minimum_should_match: '1<-2 5<1' } }, ids: '123' },
    { query: { bool: { should, minimum_should_match: '-34%' } }, ids: '1' },
    { query: { bool: { should, minimum_should_match: 4 } }, ids: '' },
    {
      query: { dis_max: { queries: [{ term: { name: 'Ubik' } }, { term: { price: 10 } }] } },
      ids: '12',
    },
    {
      query: {
        boosting: {
          positive: { match: { title: 'snow' } },
          negative: { term: { name: 'Ubik' } },
          negative_boost: 0.5,
        },
      },
      ids: '123',
    },
    { query: { fuzzy: { name: 'Dnue' } }, ids: '1' },
    { query: { fuzzy: { name: { value: 'Dnue', fuzziness: 1, transpositions: false } } }, ids: '' },
    { query: { fuzzy: { name: { value: 'Xune', fuzziness: 1, prefix_length: 1 } } }, ids: '' },
    { query: { match: { title: { query: 'snwo', fuzziness: 'AUTO' } } }, ids: '123' },
    { query: { match: { title: { query: 'snwo', fuzziness: 'AUTO:5,7' } } }, ids: '' },
    { query: { match: { title: { query: '!', zero_terms_query: 'all' } } }, ids: '1234' },
    { query: { match: { title: { query: '!' } } }, ids: '' },
    { query: { match: { price: { query: 'cheap', lenient: true } } }, ids: '' },
    { query: { match: { title: { query: 'snow, crash', analyzer: 'whitespace' } } }, ids: '12' },
    { query: { match_phrase: { title: { query: 'crash snow', slop: 2 } } }, ids: '12' },
    { query: { match_phrase: { title: { query: 'crash snow', slop: 1 } } }, ids: '' },
    { query: { match_phrase_prefix: { title: 'snow cr' } }, ids: '1' },
    { query: { match_bool_prefix: { title: 'zero cr' } }, ids: '12' },
    {
      query: { multi_match: { query: 'snow cr', type: 'phrase_prefix', fields: ['title'] } },
      ids: '1',
    },
    { query: { multi_match: { query: 'cr', type: 'bool_prefix', fields: ['title'] } }, ids: '12' },
    { query: { regexp: { name: { value: 'D~ne', flags: 'NONE' } } }, ids: '' },
    { query: { regexp: { name: { value: '~(D.*)', flags: 'COMPLEMENT' } } }, ids: '23' },
    { query: { regexp: { name: { value: 'd.*', case_insensitive: true } } }, ids: '1' },
    { query: { term: { address: '10.0.0.1' } }, ids: '1' },
    { query: { term: { address: '10.0.0.0/8' } }, ids: '12' },
    { query: { terms: { address: ['10.1.0.0/16', '10.0.0.1'] } }, ids: '12' },
    { query: { range: { address: { gt: '9.255.0.0', lt: '10.0.255.255' } } }, ids: '1' },
    { query: { term: { release: '1.9.0' } }, ids: '4' },
    { query: { range: { release: { gt: '1.9' } } }, ids: '34' },
    { query: { range: { release: { gt: '1.9.0' } } }, ids: '3' },
    { query: { prefix: { release: '1.1' } }, ids: '3' },
    { query: { range: { price: { gte: 1, relation: 'within' } } }, ids: '1' },
    { query: { simple_query_string: { query: '"crash snow"~2', fields: ['title'] } }, ids: '12' },
    { query: { simple_query_string: { query: '"snow (crash', fields: ['title'] } }, ids: '123' },
    {
      query: { simple_query_string: { query: 'snow -crash', flags: 'NONE', fields: ['title'] } },
      ids: '123',
    },
    {
      query: { simple_query_string: { query: 'snow +crash', flags: 'OR|NOT', fields: ['title'] } },
      ids: '123',
    },
    {
      query: {
        simple_query_string: {
          query: 'snow crash of',
          minimum_should_match: '3',
          fields: ['title'],
        },
      },
      ids: '2',
    },
    { query: { simple_query_string: { query: '1.1*' } }, ids: '3' },
  ])('selects [$ids] by $query', ({ query, ids }) => {
    expect(found(query)).toBe(ids);
  });

  it.each<{ query: unknown; type: string; says: string }>([
    {
      query: { match_all: { field: 1 } },
      type: 'x_content_parse_exception',
      says: '[match_all] unknown field [field]',
    },
    {
      query: { ids: { value: [1] } },
      type: 'x_content_parse_exception',
      says: '[ids] unknown field [value] did you mean [values]?',
    },
    {
      query: { tern: {} },
      type: 'parsing_exception',
      says: 'unknown query [tern] did you mean any of [term, terms]?',
    },
    {
      query: { script: {} },
      type: 'illegal_argument_exception',
      says: '[script] queries are not supported',
    },
    { query: { terms_set: {} }, type: 'illegal_argument_exception', says: 'not supported' },
    {
      query: { term: { name: null } },
      type: 'illegal_argument_exception',
      says: 'value cannot be null',
    },
    {
      query: { terms: { name: [null] } },
      type: 'illegal_argument_exception',
      says: 'No value specified',
    },
    {
      query: { terms: { name: { index: 'x' } } },
      type: 'illegal_argument_exception',
      says: 'lookups',
    },
    { query: { exists: { field: '' } }, type: 'illegal_argument_exception', says: 'null or empty' },
    {
      query: { match: { title: { query: 'x', operator: 'xor' } } },
      type: 'illegal_argument_exception',
      says: '[xor]',
    },
    {
      query: { match: { title: { query: 'x', fuzziness: 3 } } },
      type: 'illegal_argument_exception',
      says: '[0, 1, 2]',
    },
    {
      query: { match: { title: { query: 'x', analyzer: 'no' } } },
      type: 'query_shard_exception',
      says: 'analyzer [no] not found',
    },
    {
      query: { multi_match: { query: 'x', type: 'no' } },
      type: 'parsing_exception',
      says: 'unknown type',
    },
    {
      query: { multi_match: { query: 'x', type: 'cross_fields' } },
      type: 'illegal_argument_exception',
      says: 'cross_fields',
    },
    { query: { dis_max: { queries: [] } }, type: 'parsing_exception', says: "requires 'queries'" },
    {
      query: { boosting: { positive: { match_all: {} }, negative: { match_all: {} } } },
      type: 'parsing_exception',
      says: 'negative_boost',
    },
    {
      query: { nested: { path: 'parts', query: { match_all: {} }, score_mode: 'no' } },
      type: 'illegal_argument_exception',
      says: 'No score mode',
    },
    {
      query: { nested: { path: 'parts', query: { match_all: {} }, inner_hits: {} } },
      type: 'illegal_argument_exception',
      says: 'inner_hits',
    },
    {
      query: { regexp: { name: '(' } },
      type: 'query_shard_exception',
      says: 'failed to parse regexp',
    },
    {
      query: { regexp: { name: 'a'.repeat(1001) } },
      type: 'query_shard_exception',
      says: 'allowed maximum of [1000]',
    },
    {
      query: { regexp: { name: { value: 'a', flags: 'NO' } } },
      type: 'query_shard_exception',
      says: 'Unknown regexp flag [NO]',
    },
    { query: { prefix: { address: '10' } }, type: 'query_shard_exception', says: 'of type [ip]' },
    {
      query: { term: { address: 'here' } },
      type: 'query_shard_exception',
      says: "'here' is not an IP string literal.",
    },
    {
      query: { term: { price: { value: 1, case_insensitive: true } } },
      type: 'query_shard_exception',
      says: 'case insensitive',
    },
    {
      query: { range: { price: { gte: 1, relation: 'no' } } },
      type: 'illegal_argument_exception',
      says: 'no is not a valid relation',
    },
    {
      query: { range: { price: { gte: 1, relation: 'disjoint' } } },
      type: 'query_shard_exception',
      says: 'DISJOINT',
    },
    {
      query: { bool: { minimum_should_match: 'some' } },
      type: 'illegal_argument_exception',
      says: 'For input string: "some"',
    },
    {
      query: { simple_query_string: { query: 'x', flags: 'NO' } },
      type: 'illegal_argument_exception',
      says: 'flag [NO]',
    },
    {
      query: { simple_query_string: { query: '1*', fields: ['price'] } },
      type: 'query_shard_exception',
      says: 'prefix queries',
    },
  ])('refuses $query as $type: $says', ({ query, type, says }) => {
    const refusal = refusalOf(() => found(query));

    expect(refusal.type).toBe(type);
    expect(refusal.reason).toContain(says);
  });
});
