import { contractSuite, type ContractRow } from '../../support/contract';
import { expectRefusal } from '../../support/contract_answers';

contractSuite('POST /_security/_query/api_key: refused queries', (cluster, version) => {
  const ask = (query: object) =>
    cluster.call({ line: 'POST /_security/_query/api_key', json: { query } });

  it.each(
    version.applicable<ContractRow & { kind: string; where: string; query: object }>([
      { kind: 'match', where: 'alone', until: '8.13', query: { match: { name: 'a' } } },
      {
        kind: 'simple_query_string',
        where: 'alone',
        until: '8.13',
        query: { simple_query_string: { query: 'a' } },
      },
      { kind: 'fuzzy', where: 'alone', query: { fuzzy: { name: 'a' } } },
      { kind: 'regexp', where: 'alone', query: { regexp: { name: 'a' } } },
      { kind: 'match_none', where: 'alone', query: { match_none: {} } },
      { kind: 'query_string', where: 'alone', query: { query_string: { query: 'a' } } },
      { kind: 'match_phrase', where: 'alone', query: { match_phrase: { name: 'a' } } },
      {
        kind: 'multi_match',
        where: 'alone',
        query: { multi_match: { query: 'a', fields: ['name'] } },
      },
      {
        kind: 'constant_score',
        where: 'alone',
        query: { constant_score: { filter: { term: { name: 'a' } } } },
      },
      {
        kind: 'nested',
        where: 'alone',
        query: { nested: { path: 'a', query: { match_all: {} } } },
      },
      {
        kind: 'script',
        where: 'alone',
        query: { script: { script: { source: 'true' } } },
      },
      {
        kind: 'fuzzy',
        where: 'in a filter',
        query: { bool: { filter: [{ fuzzy: { name: 'a' } }] } },
      },
      {
        kind: 'fuzzy',
        where: 'in two bools',
        query: { bool: { must_not: { bool: { should: { fuzzy: { name: 'a' } } } } } },
      },
    ]),
  )('refuses the kind $kind ($where)', async ({ kind, query }) => {
    expectRefusal(await ask(query), {
      status: 400,
      type: 'illegal_argument_exception',
      reason: new RegExp(`Query type \\[${kind}\\]`, 'i'),
    });
  });

  it('refuses a kind that nothing knows in another way', async () => {
    expectRefusal(await ask({ colour: { name: 'red' } }), {
      status: 400,
      type: 'parsing_exception',
      reason: /unknown query \[colour\]/,
    });
  });

  const FIELDS = [
    'api_key_hash',
    'creator.principal',
    'creator.metadata',
    'doc_type',
    'api_key_invalidated',
    'metadata_flattened',
    'role_descriptors',
    'limited_by_role_descriptors',
    'version',
    'id',
    '_id',
    'realm',
    'nope',
    'na*e',
  ];

  it.each(FIELDS)('refuses a query of the field %s', async (field) => {
    expectRefusal(await ask({ term: { [field]: 'a' } }), {
      status: 400,
      type: 'illegal_argument_exception',
      reason: new RegExp(`\\[${field.replace(/[.*]/g, '\\$&')}\\]`),
    });
  });

  it.each([
    { kind: 'exists', query: { exists: { field: 'api_key_hash' } } },
    { kind: 'prefix', query: { prefix: { api_key_hash: 'a' } } },
    { kind: 'wildcard', query: { wildcard: { api_key_hash: '*' } } },
    { kind: 'terms', query: { terms: { api_key_hash: ['a'] } } },
    { kind: 'range', query: { range: { api_key_hash: { gt: 'a' } } } },
    { kind: 'bool', query: { bool: { should: [{ term: { api_key_hash: 'a' } }] } } },
  ])('refuses a field within $kind', async ({ query }) => {
    expectRefusal(await ask(query), {
      status: 400,
      type: 'illegal_argument_exception',
      reason: /\[api_key_hash\]/,
    });
  });

  it.each(version.applicable([{ name: 'type', until: '8.13' }, { name: 'nope' }]))(
    'refuses the field $name',
    async ({ name }) => {
      expectRefusal(await ask({ term: { [name]: 'rest' } }), {
        status: 400,
        type: 'illegal_argument_exception',
      });
    },
  );

  it.each([
    { name: 'a terms lookup', query: { terms: { name: { index: 'i', id: '1', path: 'p' } } } },
    {
      name: 'a relation in a range',
      query: { range: { creation: { gt: 0, relation: 'within' } } },
    },
  ])('refuses $name', async ({ query }) => {
    expectRefusal(await ask(query), { status: 400, type: 'illegal_argument_exception' });
  });
});
