import { TermColumn } from './term_column';

describe('TermColumn', () => {
  it('set() counts repeated terms of a slot once, and takes very many', () => {
    const column = new TermColumn();
    const texts = Array.from({ length: 200_000 }, (_, at) => `m${at}`);

    column.set(0, ['m1', 'm0', 'm1']);
    column.set(1, [...texts, ...texts]);
    column.set(0, ['m0', 'm0']);

    expect([column.countOf(0), column.countOf(1)]).toEqual([1, 200_000]);
  });
});
