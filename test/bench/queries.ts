const NEWEST_FIRST = [{ creation: 'desc' }];

const ACTIVE = {
  bool: {
    filter: [
      { term: { invalidated: false } },
      { term: { type: 'rest' } },
      {
        bool: {
          should: [
            { range: { expiration: { gt: 'now' } } },
            { bool: { must_not: { exists: { field: 'expiration' } } } },
          ],
        },
      },
    ],
  },
};

/** The searches that are timed, by the words of their rows; each shows a page of 25. */
export const QUERIES: Readonly<Record<string, object>> = {
  'page: active keys, newest first': { size: 25, sort: NEWEST_FIRST, query: ACTIVE },
  'page: active keys, by name': { size: 25, sort: ['name'], query: ACTIVE },
  'page: name wildcard *-service-*99': {
    size: 25,
    sort: NEWEST_FIRST,
    query: { wildcard: { name: '*-service-*99' } },
  },
  'page: metadata term, a third of all': {
    size: 25,
    sort: NEWEST_FIRST,
    query: { term: { 'metadata.environment': 'production' } },
  },
  'page: metadata term, one key': {
    size: 25,
    sort: NEWEST_FIRST,
    query: { term: { 'metadata.ticket': 'OPS-500' } },
  },
  'facets: owners, types, expired': {
    size: 0,
    aggs: {
      owners: { terms: { field: 'username', size: 20 } },
      types: { terms: { field: 'type' } },
      expired: { filter: { range: { expiration: { lte: 'now' } } } },
    },
  },
};
