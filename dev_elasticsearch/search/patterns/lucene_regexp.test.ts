import fc from 'fast-check';
import { compileLuceneRegexp } from './lucene_regexp';

describe('compileLuceneRegexp()', () => {
  it.each([
    { pattern: 'a+b?', text: 'aab', matches: true },
    { pattern: 'a', text: 'ab', matches: false },
    { pattern: '[a-c]{2,3}', text: 'abc', matches: true },
    { pattern: '[a-c]{2,3}', text: 'abcc', matches: false },
    { pattern: 'a{2}', text: 'aa', matches: true },
    { pattern: 'a{2,}', text: 'aaaa', matches: true },
    { pattern: '[^a]', text: 'b', matches: true },
    { pattern: '[^a]', text: 'a', matches: false },
    { pattern: '(ab|cd)*', text: 'abcdab', matches: true },
    { pattern: '"a.b"', text: 'a.b', matches: true },
    { pattern: '"a.b"', text: 'axb', matches: false },
    { pattern: 'a\\.b', text: 'axb', matches: false },
    { pattern: '@', text: 'anything', matches: true },
    { pattern: '#', text: '', matches: false },
    { pattern: '<1-20>', text: '17', matches: true },
    { pattern: '<1-20>', text: '21', matches: false },
    { pattern: '<01-20>', text: '7', matches: false },
    { pattern: '<01-20>', text: '07', matches: true },
    { pattern: '~(a.*)', text: 'abc', matches: false },
    { pattern: '~(a.*)', text: 'bcd', matches: true },
    { pattern: 'a.*&.*z', text: 'a-z', matches: true },
    { pattern: 'a.*&.*z', text: 'a-y', matches: false },
    { pattern: '\\d+', text: '2030', matches: true },
    { pattern: '', text: '', matches: true },
    { pattern: '.', text: '😀', matches: true },
    { pattern: 'AB', text: 'ab', caseInsensitive: true, matches: true },
  ])('tells whether $pattern fits $text: $matches', ({ pattern, text, matches, ...options }) => {
    expect(compileLuceneRegexp(pattern, options)(text)).toBe(matches);
  });

  it.each(['(a', '[a', 'a{2', 'a{3,2}', 'a)', 'a{2000}', '"a', '<1-', '\\'])(
    'refuses %s',
    (pattern) => {
      expect(() => compileLuceneRegexp(pattern)).toThrow(/failed to parse regexp/);
    },
  );

  it('agrees with JavaScript where the syntaxes agree', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '(a|b)', '(ab)');
    const repeated = fc
      .tuple(atom, fc.constantFrom('', '*', '+', '?', '{1,2}'))
      .map((parts) => parts.join(''));
    const pattern = fc.array(repeated, { maxLength: 5 }).map((parts) => parts.join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

    fc.assert(
      fc.property(pattern, text, (some, other) => {
        const expected = new RegExp(`^(?:${some})$`).test(other);

        expect(compileLuceneRegexp(some)(other)).toBe(expected);
        expect(compileLuceneRegexp(`~(${some})`)(other)).toBe(!expected);
      }),
    );
  });

  it('stays quick on patterns that make backtracking explode', () => {
    expect(compileLuceneRegexp('(a|a)*(a*)*b')('a'.repeat(20_000))).toBe(false);
  });
});
