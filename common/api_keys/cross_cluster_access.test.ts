import { crossClusterAccessProblems } from './cross_cluster_access';
import { formatJsonPath } from './json_shape';

describe('crossClusterAccessProblems', () => {
  it.each([
    { name: 'search alone', value: { search: [{ names: ['logs'] }] } },
    { name: 'replication alone', value: { search: [], replication: [{ names: ['logs'] }] } },
    {
      name: 'a narrowed search',
      value: { search: [{ names: ['a'], query: {}, field_security: { grant: ['a'] } }] },
    },
  ])('finds nothing wrong with $name', ({ value }) => {
    expect(crossClusterAccessProblems(value)).toEqual([]);
  });

  it.each([
    { value: undefined, problem: 'wrong_type at ' },
    { value: [], problem: 'wrong_type at ' },
    { value: {}, problem: 'empty at ' },
    { value: { search: [], replication: null }, problem: 'empty at ' },
    { value: { search: {} }, problem: 'wrong_type at search' },
    { value: { search: [{}] }, problem: 'missing_field at search[0].names' },
    { value: { search: [{ names: ['a'] }], other: [] }, problem: 'unknown_field at other' },
    {
      value: { replication: [{ names: ['a'], query: {} }] },
      problem: 'unsupported_field at replication[0].query',
    },
  ])('finds $problem in $value', ({ value, problem }) => {
    const found = crossClusterAccessProblems(value).map(
      ({ code, path }) => `${code} at ${formatJsonPath(path)}`,
    );

    expect(found).toEqual([problem]);
  });
});
