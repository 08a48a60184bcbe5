import { parseSourceFilter, sourceFilterOf } from './source_filter';

const SOURCE = { a: 1, b: { c: 2, d: [{ e: 3, f: 4 }, { e: 5 }] }, g: null };

const filtered = (given: unknown) => {
  const filter = parseSourceFilter(given);
  return filter === false ? false : filter(SOURCE);
};

describe('parseSourceFilter()', () => {
  it.each([
    { given: undefined, kept: SOURCE },
    { given: true, kept: SOURCE },
    { given: false, kept: false },
    { given: 'a', kept: { a: 1 } },
    { given: ['a', 'g'], kept: { a: 1, g: null } },
    { given: 'b.c', kept: { b: { c: 2 } } },
    { given: 'b.d.e', kept: { b: { d: [{ e: 3 }, { e: 5 }] } } },
    { given: { excludes: ['b.*'] }, kept: { a: 1, b: {}, g: null } },
    { given: { includes: ['b'], excludes: ['*.e'] }, kept: { b: { c: 2, d: [{ f: 4 }, {}] } } },
  ])('keeps $kept for $given', ({ given, kept }) => {
    expect(filtered(given)).toEqual(kept);
  });
});

describe('sourceFilterOf()', () => {
  it('is undefined without parameters, so that the body decides', () => {
    expect(sourceFilterOf({})).toBeUndefined();
  });

  it('takes a list of patterns and exclusions', () => {
    const filter = sourceFilterOf({ _source: 'a,b', _source_excludes: 'b.d' });

    expect(filter === false ? false : filter?.(SOURCE)).toEqual({ a: 1, b: { c: 2 } });
  });
});
