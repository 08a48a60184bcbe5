import { combinations } from './combinations';

describe('combinations()', () => {
  it.each([
    { columns: [], rows: [[]] },
    {
      columns: [[1, 2], [3]],
      rows: [
        [1, 3],
        [2, 3],
      ],
    },
    { columns: [[1, 2], []], rows: [] },
  ])('makes $rows of $columns', ({ columns, rows }) => {
    expect([...combinations<number>(columns)]).toEqual(rows);
  });

  it('makes none before it is asked for', () => {
    const column = Array.from({ length: 1000 }, (_, at) => at);

    const [first] = combinations([column, column, column, column]);

    expect(first).toEqual([0, 0, 0, 0]);
  });
});
