import { isSameJson } from './same_json';

describe('isSameJson()', () => {
  it.each([
    { a: { x: 1, y: [1, { z: null }] }, b: { y: [1, { z: null }], x: 1 }, same: true },
    { a: {}, b: [], same: false },
    { a: [1, 2], b: [2, 1], same: false },
    { a: { x: 1 }, b: { y: 1 }, same: false },
    { a: { x: 1 }, b: { x: 1, y: 1 }, same: false },
    { a: null, b: {}, same: false },
    { a: '1', b: 1, same: false },
  ])('$a and $b: $same', ({ a, b, same }) => {
    expect(isSameJson(a, b)).toBe(same);
  });
});
