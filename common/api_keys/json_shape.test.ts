import { formatJsonPath, objectOf, text } from './json_shape';

describe('formatJsonPath', () => {
  it.each([
    { path: [], written: '' },
    { path: ['books'], written: 'books' },
    {
      path: ['books-read-only', 'indices', 0, 'names'],
      written: 'books-read-only.indices[0].names',
    },
    { path: ['metadata', '_x'], written: 'metadata._x' },
    { path: ['role_descriptors', 'a b'], written: 'role_descriptors["a b"]' },
    { path: ['say "hi"', 'cluster'], written: '["say \\"hi\\""].cluster' },
    { path: ['', 1], written: '[""][1]' },
  ])('writes $path as $written', ({ path, written }) => {
    expect(formatJsonPath(path)).toBe(written);
  });
});

describe('objectOf', () => {
  const check = objectOf({ required: { name: text }, optional: { note: text }, refused: ['old'] });

  it('reads null in an optional field as absent', () => {
    expect(check({ name: 'a', note: null }, [])).toEqual([]);
  });

  it('does not take names of the prototype for known fields', () => {
    expect(check({ name: 'a', toString: 1 }, [])).toEqual([
      { path: ['toString'], code: 'unknown_field', severity: 'warning' },
    ]);
  });

  it('reports every problem with its place', () => {
    expect(check({ note: 1, old: 2 }, ['at'])).toEqual([
      { path: ['at', 'name'], code: 'missing_field', severity: 'error' },
      { path: ['at', 'note'], code: 'wrong_type', severity: 'error', expected: 'text' },
      { path: ['at', 'old'], code: 'unsupported_field', severity: 'error' },
    ]);
  });
});
