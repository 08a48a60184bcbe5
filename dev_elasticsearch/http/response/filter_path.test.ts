import { filterPath } from './filter_path';

const BODY = {
  took: 3,
  hits: {
    total: { value: 2 },
    hits: [
      { _id: '1', _source: { title: 'a', tags: ['x'] } },
      { _id: '2', _source: { title: 'b' } },
    ],
  },
};

describe('filterPath()', () => {
  it.each([
    { filter: 'took', expected: { took: 3 } },
    { filter: 'hits.total', expected: { hits: { total: { value: 2 } } } },
    { filter: 'hits.hits._id', expected: { hits: { hits: [{ _id: '1' }, { _id: '2' }] } } },
    { filter: 't*,hits.t*', expected: { took: 3, hits: { total: { value: 2 } } } },
    {
      filter: '**.title',
      expected: { hits: { hits: [{ _source: { title: 'a' } }, { _source: { title: 'b' } }] } },
    },
    { filter: 'nothing', expected: {} },
    { filter: '-hits', expected: { took: 3 } },
    { filter: '-**.hits,-took', expected: {} },
    { filter: 'hits.hits,-**._source', expected: { hits: { hits: [{ _id: '1' }, { _id: '2' }] } } },
    { filter: '**.**.title', expected: filterPath(BODY, '**.title') },
    { filter: 'hits.**', expected: { hits: BODY.hits } },
    { filter: 'to?k', expected: {} },
    { filter: '', expected: BODY },
  ])('$filter', ({ filter, expected }) => {
    expect(filterPath(BODY, filter)).toEqual(expected);
  });

  it.each([
    { name: 'stars in a row', filter: `${'*'.repeat(5000)}x` },
    { name: 'stars with letters between', filter: `${'*o'.repeat(2500)}x` },
    { name: 'runs of levels', filter: `${'**.'.repeat(4000)}x` },
    { name: 'runs of levels with names between', filter: `${'**.*.'.repeat(800)}x` },
  ])('needs no time to speak of for $name', ({ filter }) => {
    const deep = { took: { took: { took: { took: { took: { took: { took: 'o' } } } } } } };

    expect(filterPath({ ...deep, ['o'.repeat(2000)]: deep }, filter)).toEqual({});
  });
});
