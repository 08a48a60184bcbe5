import fc from 'fast-check';
import { anyName, anyPattern } from '../authorization/random_rights.mock';
import { compileName, compileNames, isSubset } from './name_patterns';

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

/** The same names as a regular expression, which takes no short cut. */
const inFull = (pattern: string): string =>
  pattern.startsWith('/')
    ? pattern
    : `/${pattern.replace(/[.-]/g, '[$&]').replaceAll('*', '.*').replaceAll('?', '.')}/`;

describe('isSubset() of random patterns', () => {
  const anyPatterns = fc.array(
    anyPattern.map(({ text }) => text),
    { minLength: 1, maxLength: 3 },
  );

  it('is the same by short cuts and in full', () => {
    fc.assert(
      fc.property(anyPatterns, anyPatterns, anyPatterns, (include, except, outer) => {
        const full = isSubset(
          { include: include.map(inFull), except: except.map(inFull) },
          { include: outer.map(inFull) },
        );

        expect(isSubset({ include, except }, { include: outer })).toBe(full);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out no name that is in the one and not in the other', () => {
    fc.assert(
      fc.property(anyPatterns, anyPatterns, fc.array(anyName), (include, outer, names) => {
        fc.pre(isSubset({ include }, { include: outer }));

        expect(
          names.filter(compileNames(include)).filter((name) => !compileNames(outer)(name)),
        ).toEqual([]);
      }),
    );
  });
});
