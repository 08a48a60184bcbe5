import { ElasticsearchError } from '../../lib/elasticsearch_error';
import { NATIVE_REALM } from '../authentication/authentication';
import type { User } from '../authentication/authentication';
import { parseRoleDescriptor } from '../roles/parse_role_descriptor';
import { checkRoleQueries, compileRoleQuery } from './role_query';

const ANN: User = {
  username: 'ann',
  roles: ['reader'],
  fullName: null,
  email: null,
  metadata: { level: 3, groups: ['a', 'b'] },
  enabled: true,
  realm: NATIVE_REALM,
};

const RULES = { allowDescription: true, allowRestriction: false };

const resolve = (query: object): unknown => compileRoleQuery(JSON.stringify(query))(ANN);

const template = (source: unknown, more: object = {}): object => ({
  template: { source, ...more },
});

function refusal(work: () => unknown): ElasticsearchError {
  try {
    work();
  } catch (error) {
    if (error instanceof ElasticsearchError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('compileRoleQuery()', () => {
  it.each([
    {
      name: 'a query',
      query: { term: { a: '{{_user.username}}' } },
      expected: { term: { a: '{{_user.username}}' } },
    },
    {
      name: 'a text',
      query: template('{"term":{"owner":"{{_user.username}}"}}'),
      expected: { term: { owner: 'ann' } },
    },
    {
      name: 'an object',
      query: template({ term: { owner: '{{_user.username}}' } }),
      expected: { term: { owner: 'ann' } },
    },
    {
      name: 'metadata',
      query: template('{"range":{"level":{"lte":{{_user.metadata.level}}}}}'),
      expected: { range: { level: { lte: 3 } } },
    },
    {
      name: 'a list as JSON',
      query: template('{"terms":{"group":{{#toJson}}_user.metadata.groups{{/toJson}}}}'),
      expected: { terms: { group: ['a', 'b'] } },
    },
    {
      name: 'parameters',
      query: template({ term: { kind: '{{kind}}' } }, { params: { kind: 'book' } }),
      expected: { term: { kind: 'book' } },
    },
  ])('fills in $name', ({ query, expected }) => {
    expect(resolve(query)).toEqual(expected);
  });

  it('lets no parameter stand for the user', () => {
    const query = template(
      { term: { owner: '{{_user.username}}' } },
      { params: { _user: { username: 'elastic' } } },
    );

    expect(resolve(query)).toEqual({ term: { owner: 'ann' } });
  });

  it.each([
    { name: 'no JSON', query: template('{"term":'), type: 'x_content_parse_exception' },
    {
      name: 'a prohibited query',
      query: template({ has_child: {} }),
      type: 'illegal_argument_exception',
    },
    {
      name: 'a stored script',
      query: { template: { id: 'mine' } },
      type: 'resource_not_found_exception',
    },
    { name: 'no source', query: { template: {} }, type: 'illegal_argument_exception' },
  ])('throws for a template that gives $name', ({ query, type }) => {
    expect(refusal(() => resolve(query)).type).toBe(type);
  });
});

describe('checkRoleQueries()', () => {
  const check = (query: string): void => {
    const entry = { names: ['a', 'b'], privileges: [], allow_restricted_indices: false };
    checkRoleQueries([parseRoleDescriptor('r', { indices: [entry, { ...entry, query }] }, RULES)]);
  };

  it.each([
    {
      query: { terms: { f: { index: 'i', id: '1', path: 'p' } } },
      cause: /^terms query with terms lookup/,
    },
    {
      query: { bool: { should: [{ match_all: {} }, { has_child: {} }] } },
      cause: /^has_child query isn't/,
    },
    { query: { constant_score: { filter: { has_parent: {} } } }, cause: /^has_parent query isn't/ },
    { query: { nested: { path: 'p', query: { percolate: {} } } }, cause: /^percolate query isn't/ },
    {
      query: { geo_shape: { f: { indexed_shape: {} } } },
      cause: /^geoshape query referring to indexed/,
    },
    { query: { nonsense: {} }, cause: /^unknown query \[nonsense\]/ },
    { query: {}, cause: /expected \[START_OBJECT\]/ },
  ])('refuses $query', ({ query, cause }) => {
    const error = refusal(() => check(JSON.stringify(query)));

    expect(error).toMatchObject({
      status: 400,
      type: 'parse_exception',
      reason:
        "failed to parse field 'query' for indices [a,b] at index privilege [1] of role descriptor",
      causedBy: { reason: expect.stringMatching(cause) as unknown },
    });
  });

  it('accepts queries that roles may have, and templates unseen', () => {
    expect(() => check('{"terms":{"f":["a"]}}')).not.toThrow();
    expect(() => check('{"template":{"source":"{{"}}')).not.toThrow();
  });
});
