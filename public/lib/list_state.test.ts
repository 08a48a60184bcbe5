import type { ListState } from './list_state';
import { DEFAULT_LIST_STATE, listRequest, listStateQuery, parseListState } from './list_state';

const EVERYTHING: ListState = {
  search: 'a & b',
  filters: { category: 'managed', status: 'expired', owners: ['ada', 'bob,c'] },
  sort: { field: 'name', direction: 'asc' },
  size: 50,
};

describe('listStateQuery()', () => {
  it('is empty for the default state', () => {
    expect(listStateQuery(DEFAULT_LIST_STATE)).toBe('');
  });

  it.each([
    { name: 'the default state', state: DEFAULT_LIST_STATE },
    { name: 'every filter', state: EVERYTHING },
  ])('is undone by parseListState() for $name', ({ state }) => {
    expect(parseListState(listStateQuery(state))).toEqual(state);
  });
});

describe('parseListState()', () => {
  it('ignores what it does not understand', () => {
    expect(parseListState('?category=x&status=y&sort=id&direction=up&size=7&owner=&z=1')).toEqual(
      DEFAULT_LIST_STATE,
    );
  });

  it('cuts a search that the server would refuse', () => {
    expect(parseListState(`?search=${'a'.repeat(300)}`).search).toHaveLength(256);
  });
});

describe('listRequest()', () => {
  it('leaves out what is not asked', () => {
    expect(listRequest({ ...DEFAULT_LIST_STATE, search: '  ' })).toEqual({
      sort: { field: 'creation', direction: 'desc' },
      size: 25,
      facets: true,
    });
  });

  it('carries search, filters and cursor', () => {
    expect(listRequest(EVERYTHING, 'c')).toEqual({ ...EVERYTHING, cursor: 'c', facets: true });
  });
});
