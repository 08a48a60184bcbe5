import fc from 'fast-check';
import { stringifyJson } from '../../../lib/json/stringify_json';
import { emulatedVersion } from '../../../lib/version';
import { parseSearchRequest } from '../../../search/request/search_request';
import { ApiKeyIndex } from './api_key_index';
import type { ApiKeyEntry } from './api_key_index';
import { naiveSearch } from './naive_search.mock';
import { searchApiKeys } from './search_api_keys';
import type { FoundApiKeys } from './search_api_keys';
import { SearchScope } from './search_scope';

const NOW = 1_000_000;
const TEXTS = ['a', 'al', 'alpha', 'ALPHA', 'beta', 'b*ta', 'älpha', '\u{1F511}key', '\uFFFDkey'];
const PATHS = ['env', 'env.tier', 'tags', 'none'];
const KEYWORDS = ['name', 'username', 'realm_name', 'type', 'metadata'];
const DATES = ['creation', 'expiration', 'invalidation'];

const text = fc.constantFrom(...TEXTS);
const instant = fc.integer({ min: NOW - 5, max: NOW + 5 });
const perhaps = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const keyword = fc.constantFrom(...KEYWORDS, ...PATHS.map((path) => `metadata.${path}`));
const anyField = fc.oneof(keyword, fc.constantFrom(...DATES, 'invalidated'));
const leaf = fc.oneof(text, fc.constantFrom(1, 2, true, null), fc.array(text, { maxLength: 3 }));

const entry: fc.Arbitrary<Omit<ApiKeyEntry, 'id'>> = fc.record({
  name: text,
  type: fc.constantFrom('rest' as const, 'cross_cluster' as const),
  creation: instant,
  expiration: perhaps(instant),
  invalidation: perhaps(instant),
  username: fc.constantFrom('ann', 'bob'),
  realm: fc.constantFrom('default_native', 'reserved'),
  metadata: fc.oneof(
    fc.constant({}),
    fc.dictionary(fc.constantFrom('env', 'env.tier', 'tags', 'tier'), leaf, { maxKeys: 3 }),
    fc.record({ env: fc.dictionary(fc.constantFrom('tier', 'x'), leaf, { maxKeys: 2 }) }),
  ),
});

const on = (field: fc.Arbitrary<string>, body: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.tuple(field, body).map(([name, value]) => ({ [name]: value }));
const kind = (name: string, body: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  body.map((value) => ({ [name]: value }));
const value = fc.record({ value: text }, { requiredKeys: ['value'] });
const folded = fc.record({ value: text, case_insensitive: fc.boolean() });
const pattern = fc.constantFrom('*', 'al*', '*a', '?l*', 'b\\*ta', '*key', '?key', 'ALPHA*');
const ends = (end: fc.Arbitrary<unknown>): fc.Arbitrary<object> =>
  fc.oneof(
    fc.record({ gte: end, lt: end }),
    fc.record({ gt: end, lte: end }),
    fc.record({ from: end, to: end, include_lower: fc.boolean() }),
  );

const { query } = fc.letrec<{ query: object }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant({ match_all: {} }),
    kind('ids', fc.record({ values: fc.array(fc.nat(30).map((n) => `key-${n}`)) })),
    kind('term', on(keyword, fc.oneof(text, value, folded))),
    kind('term', on(fc.constantFrom(...DATES), instant)),
    kind('term', on(fc.constant('invalidated'), fc.constantFrom(true, false, 'true'))),
    kind('terms', on(keyword, fc.array(text, { maxLength: 3 }))),
    kind('match', on(keyword, text)),
    kind('exists', fc.record({ field: anyField })),
    kind('prefix', on(keyword, fc.oneof(text, folded))),
    kind('wildcard', on(fc.constantFrom(...KEYWORDS), fc.oneof(pattern, folded))),
    kind('range', on(keyword, ends(text))),
    kind('range', on(fc.constantFrom(...DATES), ends(instant))),
    kind(
      'range',
      on(
        fc.constantFrom(...DATES),
        instant.map((gt) => ({ gt })),
      ),
    ),
    kind(
      'simple_query_string',
      fc.record({
        query: fc
          .array(fc.constantFrom(...TEXTS, 'al*', '-a', 'bet~1', '+', '|', '(', ')', '"beta"'))
          .map((words) => words.join(' ')),
        fields: fc.subarray(['name', 'username', 'metadata'], { minLength: 1 }),
        default_operator: fc.constantFrom('and', 'or'),
        minimum_should_match: fc.constantFrom(0, 1, 2),
        flags: fc.constantFrom('ALL', 'AND|OR', 'PREFIX|NOT'),
      }),
    ),
    kind(
      'bool',
      fc.record({
        should: fc.array(tie('query'), { minLength: 2, maxLength: 4 }),
        minimum_should_match: fc.constantFrom(2, 3),
      }),
    ),
    kind(
      'bool',
      fc.record(
        {
          must: fc.array(tie('query'), { maxLength: 2 }),
          filter: tie('query'),
          should: fc.array(tie('query'), { maxLength: 3 }),
          must_not: fc.array(tie('query'), { maxLength: 2 }),
          minimum_should_match: fc.constantFrom(0, 1, 2, '-1', '50%'),
        },
        { requiredKeys: [] },
      ),
    ),
  ),
}));

/** A clause, and a value that a page may begin behind. */
const sortClause = (field: fc.Arbitrary<string>, some: fc.Arbitrary<unknown>) =>
  fc.record({
    clause: on(
      field,
      fc.record(
        {
          order: fc.constantFrom('asc', 'desc'),
          missing: fc.oneof(fc.constantFrom('_first', '_last'), some),
          mode: fc.constantFrom('min', 'max'),
        },
        { requiredKeys: ['order'] },
      ),
    ),
    after: fc.option(some),
  });

const sort = fc.array(
  fc.oneof(
    sortClause(keyword, text),
    sortClause(fc.constantFrom(...DATES), instant),
    sortClause(fc.constant('invalidated'), fc.boolean()),
  ),
  { maxLength: 3 },
);

const aggs = fc.constantFrom(undefined, {
  owners: { terms: { field: 'username' }, aggs: { names: { cardinality: { field: 'name' } } } },
  tags: { terms: { field: 'metadata.tags', size: 3 } },
  all: { value_count: { field: 'metadata' } },
  dead: { filter: { term: { invalidated: true } } },
  ages: { date_range: { field: 'creation', ranges: [{ to: NOW }, { from: NOW }] } },
  endless: { missing: { field: 'expiration' } },
  pairs: { composite: { sources: [{ n: { terms: { field: 'name' } } }], size: 4 } },
});

/** What happens to the keys before the search: an index is as good after changes as when new. */
const changes = fc.array(fc.tuple(fc.nat(30), perhaps(entry)), { maxLength: 8 });

const search = (index: ApiKeyIndex, body: object): FoundApiKeys => {
  const scope = new SearchScope(index, { now: NOW, version: emulatedVersion('9.4') });
  const { query: wanted, aggs: aggregations } = body as { query: unknown; aggs: unknown };
  const request = parseSearchRequest(body);
  return searchApiKeys(
    { request, query: wanted, aggregations, visible: undefined, typedKeys: false },
    scope,
  );
};

/** Keys in order of creation; what cannot change of a key stays as it was. */
function lifeOf(
  created: readonly Omit<ApiKeyEntry, 'id'>[],
  changed: readonly (readonly [number, Omit<ApiKeyEntry, 'id'> | undefined])[],
): { readonly index: ApiKeyIndex; readonly entries: readonly ApiKeyEntry[] } {
  const index = new ApiKeyIndex();
  const byId = new Map<string, ApiKeyEntry>();
  created.forEach((one, at) => byId.set(`key-${at}`, { ...one, id: `key-${at}` }));
  for (const one of byId.values()) index.put(one);
  for (const [at, change] of changed) {
    const before = byId.get(`key-${at}`);
    if (before === undefined) continue;
    if (change === undefined) {
      byId.delete(before.id);
      index.remove(before.id);
    } else {
      const { metadata, expiration, invalidation } = change;
      byId.set(before.id, { ...before, metadata, expiration, invalidation });
      index.put({ ...before, metadata, expiration, invalidation });
    }
  }
  return { index, entries: [...byId.values()] };
}

describe('searchApiKeys()', () => {
  it('finds, orders and aggregates what a walk over all keys does', () => {
    const input = fc.record({
      created: fc.array(entry, { maxLength: 30 }),
      changed: changes,
      sort,
      page: fc.constantFrom('first', 'later', 'behind'),
      body: fc.record({ query, aggs, size: fc.nat(12) }),
    });

    fc.assert(
      fc.property(input, ({ created, changed, sort: clauses, page, body }) => {
        const { index, entries } = lifeOf(created, changed);
        const isSorted = clauses.length > 0;
        const paged = {
          ...body,
          sort: clauses.map(({ clause }) => clause),
          ...(page === 'later' ? { from: 2 } : {}),
          ...(page === 'behind' && isSorted
            ? { search_after: clauses.map(({ after }) => after) }
            : {}),
        };

        const found = search(index, paged);

        const wanted = naiveSearch(entries, isSorted ? paged : { ...paged, sort: ['_doc'] }, NOW);
        expect({
          total: found.total,
          ids: found.hits.map(({ id }) => id),
          sort: found.hits.map((hit) => hit.sort),
          aggregations: found.aggregations,
        }).toEqual({
          total: wanted.total,
          ids: wanted.hits.map(({ document }) => document.id),
          sort: wanted.hits.map((hit) => (isSorted ? hit.sort : undefined)),
          aggregations: wanted.aggregations,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('comes by every key once when each page begins behind the last', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), sort, (created, clauses) => {
        const { index } = lifeOf(created, []);
        const order = [...clauses.map(({ clause }) => clause), { creation: 'asc' }];
        const whole = search(index, { query: undefined, sort: order, size: 100 });
        const distinct = new Set(whole.hits.map((hit) => stringifyJson(hit.sort)));
        const seen: unknown[] = [];

        let page = search(index, { sort: order, size: 1 });
        while (page.hits.length > 0 && seen.length <= created.length) {
          seen.push(stringifyJson(page.hits[0]?.sort));
          page = search(index, { sort: order, size: 1, search_after: page.hits[0]?.sort });
        }

        expect(seen).toEqual([...distinct]);
      }),
    );
  });
});
