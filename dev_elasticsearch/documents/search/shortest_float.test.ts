import fc from 'fast-check';
import { shortestFloat } from './shortest_float';

describe('shortestFloat()', () => {
  it.each([
    [Math.fround(0.98082924), 0.98082924],
    [1, 1],
    [0, 0],
    [Math.fround(0.1), 0.1],
  ])('shows %d as %d', (value, shown) => {
    expect(shortestFloat(value)).toBe(shown);
  });

  it('stays the same float', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(shortestFloat(value)) === value).toBe(true);
      }),
    );
  });
});
