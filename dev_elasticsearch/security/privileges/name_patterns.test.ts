import { compileName, isSubset } from './name_patterns';

describe('compileName()', () => {
  it.each([
    ['books', 'books', true],
    ['books', 'books2', false],
    ['b*', 'books', true],
    ['b?oks', 'books', true],
    [String.raw`b\*`, 'b*', true],
    [String.raw`b\*`, 'books', false],
    ['/logs-[0-9]+/', 'logs-12', true],
    ['/logs-[0-9]+/', 'logs-', false],
    ['/~(([.]|ilm-history-).*)/', 'books', true],
    ['/~(([.]|ilm-history-).*)/', '.kibana', false],
    ['/~(([.]|ilm-history-).*)/', 'ilm-history-1', false],
    ['Books', 'books', false],
  ])('%s on %s gives %s', (pattern, name, expected) => {
    expect(compileName(pattern)(name)).toBe(expected);
  });
});

describe('isSubset()', () => {
  it.each([
    { inner: ['*'], outer: ['*'], expected: true },
    { inner: ['*'], outer: ['a*', 'b*'], expected: false },
    { inner: ['ab*'], outer: ['a*'], expected: true },
    { inner: ['a*'], outer: ['ab*'], expected: false },
    { inner: ['a*', 'b*'], outer: ['/[ab].*/'], expected: true },
    { inner: ['a*'], outer: ['/[ab].*/'], expected: true },
    { inner: ['c*'], outer: ['/[ab].*/'], expected: false },
    { inner: ['/[a-d]x/'], outer: ['?x'], expected: true },
    { inner: ['/[a-d]x/'], outer: ['/[a-c]x/'], expected: false },
    { inner: ['logs-*'], outer: ['/~(([.]|ilm-history-).*)/'], expected: true },
    { inner: ['*'], outer: ['/~(([.]|ilm-history-).*)/'], expected: false },
    { inner: ['a'], outer: ['a'], expected: true },
    { inner: [], outer: [], expected: true },
    { inner: ['a*b*c'], outer: ['a*c'], expected: true },
    { inner: ['a*c'], outer: ['a*b*c'], expected: false },
    { inner: ['/<1-5>/'], outer: ['/[1-5]/'], expected: true },
  ])('$inner within $outer is $expected', ({ inner, outer, expected }) => {
    expect(isSubset({ include: inner }, { include: outer })).toBe(expected);
  });

  it('leaves exceptions out on either side', () => {
    expect(isSubset({ include: ['*'], except: ['.*'] }, { include: ['/[^.].*/', ''] })).toBe(true);
    expect(isSubset({ include: ['*'] }, { include: ['*'], except: ['.k*'] })).toBe(false);
  });
});
