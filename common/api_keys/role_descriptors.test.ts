import { formatJsonPath } from './json_shape';
import { roleDescriptorsProblems } from './role_descriptors';

const found = (value: unknown): readonly string[] =>
  roleDescriptorsProblems(value).map(
    ({ severity, code, path }) => `${severity} ${code} at ${formatJsonPath(path)}`,
  );

const index = (entry: object): object => ({
  books: { indices: [{ names: ['books'], privileges: ['read'], ...entry }] },
});

describe('roleDescriptorsProblems', () => {
  it.each([
    {
      name: "the documentation's example",
      value: {
        'books-read-only': {
          cluster: [],
          indices: [{ names: ['books'], privileges: ['read'] }],
        },
      },
    },
    { name: 'a role without privileges', value: { none: {} } },
    { name: 'one index name instead of a list', value: index({ names: 'books' }) },
    { name: 'privileges in any case', value: index({ privileges: ['READ', 'Write'] }) },
    { name: 'an action name', value: index({ privileges: ['indices:data/read/search'] }) },
    { name: 'a query as text', value: index({ query: '{"match_all": {}}' }) },
    { name: 'a query as JSON', value: index({ query: { match_all: {} } }) },
    { name: 'no query as null', value: index({ query: null, field_security: null }) },
    { name: 'granted fields', value: index({ field_security: { grant: ['*'], except: ['a'] } }) },
    { name: 'the old spelling of indices', value: { a: { index: [] } } },
    {
      name: 'every section',
      value: {
        a: {
          cluster: ['monitor', 'cluster:monitor/main'],
          applications: [{ application: 'kibana-.kibana', privileges: ['read'], resources: ['*'] }],
          run_as: ['other'],
          global: {},
          metadata: { team: 'a' },
          transient_metadata: { enabled: true },
          remote_indices: [{ clusters: ['eu'], names: ['a'], privileges: ['read'] }],
          remote_cluster: [{ clusters: ['eu'], privileges: ['monitor_enrich'] }],
          restriction: { workflows: ['search_application_query'] },
          type: 'role',
        },
      },
    },
  ])('finds nothing wrong with $name', ({ value }) => {
    expect(found(value)).toEqual([]);
  });

  it.each([
    { name: 'a list', value: [], problem: 'error wrong_type at ' },
    { name: 'null', value: null, problem: 'error wrong_type at ' },
    { name: 'text', value: '{}', problem: 'error wrong_type at ' },
    { name: 'nothing assigned', value: {}, problem: 'error empty at ' },
    { name: 'a role that is a list', value: { a: [] }, problem: 'error wrong_type at a' },
    { name: 'an empty role name', value: { '': {} }, problem: 'error invalid_role_name at [""]' },
    {
      name: 'a role name with a space at its end',
      value: { 'a ': {} },
      problem: 'error invalid_role_name at ["a "]',
    },
    {
      name: 'a role name beyond ASCII',
      value: { é: {} },
      problem: 'error invalid_role_name at ["é"]',
    },
    {
      name: 'an unknown section',
      value: { a: { clusters: [] } },
      problem: 'warning unknown_field at a.clusters',
    },
    {
      name: 'a description',
      value: { a: { description: 'x' } },
      problem: 'error unsupported_field at a.description',
    },
    {
      name: 'cluster as text',
      value: { a: { cluster: 'all' } },
      problem: 'error wrong_type at a.cluster',
    },
    {
      name: 'an unknown cluster privilege',
      value: { a: { cluster: ['all', 'al'] } },
      problem: 'warning unknown_privilege at a.cluster[1]',
    },
    {
      name: 'a privilege that is a number',
      value: { a: { cluster: [1] } },
      problem: 'error wrong_type at a.cluster[0]',
    },
    {
      name: 'indices as an object',
      value: { a: { indices: {} } },
      problem: 'error wrong_type at a.indices',
    },
    {
      name: 'missing names',
      value: { a: { indices: [{ privileges: [] }] } },
      problem: 'error missing_field at a.indices[0].names',
    },
    {
      name: 'missing privileges',
      value: { a: { indices: [{ names: 'a' }] } },
      problem: 'error missing_field at a.indices[0].privileges',
    },
    {
      name: 'no names',
      value: index({ names: [] }),
      problem: 'error empty at books.indices[0].names',
    },
    {
      name: 'names that are null',
      value: index({ names: null }),
      problem: 'error wrong_type at books.indices[0].names',
    },
    {
      name: 'an unknown index privilege',
      value: index({ privileges: ['raed'] }),
      problem: 'warning unknown_privilege at books.indices[0].privileges[0]',
    },
    {
      name: 'a query that is a number',
      value: index({ query: 1 }),
      problem: 'error wrong_type at books.indices[0].query',
    },
    {
      name: 'except without grant',
      value: index({ field_security: { except: ['a'] } }),
      problem: 'error except_without_grant at books.indices[0].field_security.except',
    },
    {
      name: 'the old field list',
      value: index({ fields: ['a'] }),
      problem: 'error unsupported_field at books.indices[0].fields',
    },
    {
      name: 'a flag as text',
      value: index({ allow_restricted_indices: 'true' }),
      problem: 'error wrong_type at books.indices[0].allow_restricted_indices',
    },
    {
      name: 'an application without resources',
      value: { a: { applications: [{ application: 'x', privileges: [] }] } },
      problem: 'error missing_field at a.applications[0].resources',
    },
    {
      name: 'remote indices without clusters',
      value: { a: { remote_indices: [{ names: 'a', privileges: [] }] } },
      problem: 'error missing_field at a.remote_indices[0].clusters',
    },
    {
      name: 'reserved metadata',
      value: { a: { metadata: { _x: 1 } } },
      problem: 'error reserved_name at a.metadata._x',
    },
    {
      name: 'a restriction beside another role',
      value: { a: { restriction: { workflows: [] } }, b: {} },
      problem: 'error restriction_not_alone at a.restriction',
    },
  ])('finds $problem in $name', ({ value, problem }) => {
    expect(found(value)).toEqual([problem]);
  });
});
