import fc from 'fast-check';
import { compileWildcard, hasWildcard } from './wildcard';

/** The obvious recursion: slow, and easy to believe. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') {
    return text === '';
  }
  const [first = '', rest] = [pattern[0], pattern.slice(1)];
  if (first === '*') {
    return naive(rest, text) || (text !== '' && naive(pattern, text.slice(1)));
  }
  return text !== '' && (first === '?' || first === text[0]) && naive(rest, text.slice(1));
}

describe('compileWildcard()', () => {
  it.each([
    { pattern: 'b*', text: 'books', matches: true },
    { pattern: 'b*', text: 'a book', matches: false },
    { pattern: '*', text: '', matches: true },
    { pattern: '?', text: '', matches: false },
    { pattern: '?', text: '😀', matches: true },
    { pattern: 'a\\*', text: 'a*', matches: true },
    { pattern: 'a\\*', text: 'ab', matches: false },
    { pattern: 'a\\', text: 'a\\', matches: true },
    { pattern: 'B*', text: 'books', matches: false },
    { pattern: 'B*', text: 'books', caseInsensitive: true, matches: true },
    { pattern: 'a.c', text: 'abc', matches: false },
  ])('tells whether $pattern fits $text: $matches', ({ pattern, text, matches, ...options }) => {
    expect(compileWildcard(pattern, options)(text)).toBe(matches);
  });

  it('agrees with a naive matcher', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });

    fc.assert(
      fc.property(pattern, text, (some, other) => {
        expect(compileWildcard(some)(other)).toBe(naive(some, other));
      }),
    );
  });

  it('stays quick on patterns that make backtracking explode', () => {
    const matches = compileWildcard(`${'*a'.repeat(200)}b`);

    expect(matches('a'.repeat(5000))).toBe(false);
  });
});

describe('hasWildcard()', () => {
  it.each([
    { pattern: 'a*', expected: true },
    { pattern: 'a?', expected: true },
    { pattern: 'a\\*', expected: false },
    { pattern: 'a', expected: false },
  ])('is $expected for $pattern', ({ pattern, expected }) => {
    expect(hasWildcard(pattern)).toBe(expected);
  });
});
