import { decodeSegment, parseTarget } from './request_target';

describe('parseTarget()', () => {
  it.each([
    { url: '/', segments: [], query: {} },
    { url: '//a///b/', segments: ['a', 'b'], query: {} },
    { url: '/a%2Fb?x=1&y', segments: ['a%2Fb'], query: { x: '1', y: '' } },
    { url: '/?a=b+c%20d&e=f=g', segments: [], query: { a: 'b c d', e: 'f=g' } },
    { url: '/?a=1&a=2', segments: [], query: { a: '2' } },
    { url: '/?a=1;b=2', segments: [], query: { a: '1', b: '2' } },
    { url: '/?__proto__=1', segments: [], query: Object.fromEntries([['__proto__', '1']]) },
    { url: '/??a=?', segments: [], query: { '?a': '?' } },
    { url: '/?&&', segments: [], query: {} },
  ])('reads $url', ({ url, segments, query }) => {
    const target = parseTarget(url);

    expect(target.rawSegments).toEqual(segments);
    expect(Object.entries(target.query)).toEqual(Object.entries(query));
  });

  it.each([
    { value: '%', says: 'unterminated escape sequence at end of string: %' },
    { value: 'a%4', says: 'partial escape sequence at end of string: a%4' },
    { value: 'a%zz', says: "invalid escape sequence `%zz' at index 1 of: a%zz" },
  ])('refuses $value', ({ value, says }) => {
    expect(() => parseTarget(`/?pretty=${value}`)).toThrow(
      expect.objectContaining({
        status: 400,
        type: 'bad_parameter_exception',
        reason: `java.lang.IllegalArgumentException: ${says}`,
      }) as Error,
    );
  });
});

describe('decodeSegment()', () => {
  it.each([
    ['a+b', 'a+b'],
    ['a%2Fb%20c', 'a/b c'],
    ['%C3%A4ä', 'ää'],
    ['%FF', '�'],
    ['%00', '\0'],
  ])('%s is %j', (text, decoded) => {
    expect(decodeSegment(text)).toBe(decoded);
  });

  it('refuses a broken escape', () => {
    expect(() => decodeSegment('%x')).toThrow(/^partial escape sequence/);
  });
});
