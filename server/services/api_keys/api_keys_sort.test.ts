import { elasticsearchSort } from './api_keys_sort';

const asc = { order: 'asc' };

describe('elasticsearchSort', () => {
  it.each([
    {
      field: 'name' as const,
      sort: [{ name: { order: 'desc' } }, { creation: asc }, { username: asc }],
    },
    {
      field: 'owner' as const,
      sort: [{ username: { order: 'desc' } }, { creation: asc }, { name: asc }],
    },
    {
      field: 'creation' as const,
      sort: [{ creation: { order: 'desc' } }, { name: asc }, { username: asc }],
    },
    {
      field: 'expiration' as const,
      sort: [
        { expiration: { order: 'desc', missing: 253_402_300_799_999 } },
        { creation: asc },
        { name: asc },
        { username: asc },
      ],
    },
  ])('breaks the ties of $field', ({ field, sort }) => {
    expect(elasticsearchSort({ field, direction: 'desc' })).toEqual(sort);
  });

  it('stands in for keys that never expire with a number that JSON keeps', () => {
    const [{ expiration } = {}] = elasticsearchSort({ field: 'expiration', direction: 'asc' });
    const { missing } = expiration as { missing: number };

    expect(Number.isSafeInteger(missing)).toBe(true);
  });
});
