import fc from 'fast-check';
import type { FieldValue } from './fields';
import { compileQuery } from './predicate';
import type { TestDocument } from './search_context.mock';
import { aDocument, aSearchContext } from './search_context.mock';

const DAY = 86_400_000;
const START = Date.UTC(2030, 0, 1);

/** A document of the tests as somebody would write it down. */
interface Plain {
  readonly name: readonly string[];
  readonly price: readonly number[];
  readonly sold: readonly boolean[];
  readonly made: readonly number[];
  readonly parts: readonly { readonly kind: string; readonly size: number }[];
}

const NAMES = ['', 'a', 'ab', 'abc', 'b', 'B'];
const SIZES = [-1, 0, 1, 2, 5];

const documents = fc.array(
  fc.record<Plain>({
    name: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
    price: fc.array(fc.constantFrom(...SIZES), { maxLength: 2 }),
    sold: fc.array(fc.boolean(), { maxLength: 1 }),
    made: fc.array(
      fc.integer({ min: 0, max: 5 }).map((half) => START + (half * DAY) / 2),
      { maxLength: 1 },
    ),
    parts: fc.array(
      fc.record({ kind: fc.constantFrom('x', 'y'), size: fc.constantFrom(...SIZES) }),
      {
        maxLength: 2,
      },
    ),
  }),
  { maxLength: 8 },
);

function toTestDocument(plain: Plain, at: number): TestDocument {
  const id = String(at);
  const parts = plain.parts.map(({ kind, size }) =>
    aDocument(id, { 'parts.kind': kind, 'parts.size': size }),
  );
  const { name, price, sold, made } = plain;
  return { ...aDocument(id, { name, price, sold, made }), nested: { parts } };
}

/** A query, and by which words of ours it selects. */
interface Case {
  readonly query: object;
  readonly selects: (document: Plain, id: string) => boolean;
}

const some = <T>(values: readonly T[], test: (value: T) => boolean) => values.some(test);

const term: fc.Arbitrary<Case> = fc.oneof(
  fc.constantFrom(...NAMES).map((name) => ({
    query: { term: { name } },
    selects: (document: Plain) => document.name.includes(name),
  })),
  fc.subarray(SIZES, { minLength: 1 }).map((sizes) => ({
    query: { terms: { price: sizes.map(String) } },
    selects: ({ price }: Plain) => some(price, (value) => sizes.includes(value)),
  })),
  fc.boolean().map((value) => ({
    query: { term: { sold: { value: String(value) } } },
    selects: ({ sold }: Plain) => sold.includes(value),
  })),
  fc.constantFrom(...NAMES).map((start) => ({
    query: { prefix: { name: { value: start.toUpperCase(), case_insensitive: true } } },
    selects: ({ name }: Plain) =>
      some(name, (value) => value.toLowerCase().startsWith(start.toLowerCase())),
  })),
  fc.constantFrom(...NAMES).map((part) => ({
    query: { wildcard: { name: `*${part}?` } },
    selects: ({ name }: Plain) =>
      some(name, (value) => value.slice(0, -1).endsWith(part) && value !== ''),
  })),
  fc.constantFrom('name', 'price', 'sold', 'made').map((field) => ({
    query: { exists: { field } },
    selects: (document: Plain) => (document[field as 'name'] as readonly FieldValue[]).length > 0,
  })),
  fc.subarray(['0', '2', '4', '9']).map((values) => ({
    query: { ids: { values } },
    selects: (_: Plain, id: string) => values.includes(id),
  })),
);

const bound = fc.option(fc.constantFrom(...SIZES), { nil: undefined });
const range: fc.Arbitrary<Case> = fc.oneof(
  fc.tuple(bound, bound, fc.boolean()).map(([low, high, isOpen]) => ({
    query: {
      range: {
        price: {
          ...(low === undefined ? {} : { [isOpen ? 'gt' : 'gte']: low }),
          ...(high === undefined ? {} : { [isOpen ? 'lt' : 'lte']: high }),
          boost: 2,
        },
      },
    },
    selects: ({ price }: Plain) =>
      some(
        price,
        (value) =>
          (low === undefined || (isOpen ? value > low : value >= low)) &&
          (high === undefined || (isOpen ? value < high : value <= high)),
      ),
  })),
  fc.integer({ min: 1, max: 4 }).map((day) => ({
    query: { range: { made: { gt: `2030-01-0${day}||/d`, lte: `2030-01-0${day + 1}` } } },
    selects: ({ made }: Plain) =>
      some(made, (value) => value >= START + day * DAY && value < START + (day + 1) * DAY),
  })),
);

const nested: fc.Arbitrary<Case> = fc
  .tuple(fc.constantFrom('x', 'y'), fc.constantFrom(...SIZES))
  .map(([kind, size]) => ({
    query: {
      nested: {
        path: 'parts',
        query: {
          bool: {
            filter: [{ term: { 'parts.kind': kind } }, { range: { 'parts.size': { gte: size } } }],
          },
        },
      },
    },
    selects: ({ parts }: Plain) => some(parts, (part) => part.kind === kind && part.size >= size),
  }));

const { tree } = fc.letrec<{ tree: Case; list: Case[] }>((tie) => ({
  list: fc.array(tie('tree'), { maxLength: 3 }),
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    term,
    range,
    nested,
    fc
      .record({
        must: tie('list'),
        filter: tie('list'),
        should: tie('list'),
        mustNot: tie('list'),
        least: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      })
      .map(toBool),
  ),
}));

interface BoolParts {
  readonly must: readonly Case[];
  readonly filter: readonly Case[];
  readonly should: readonly Case[];
  readonly mustNot: readonly Case[];
  readonly least: number | undefined;
}

function toBool({ must, filter, should, mustNot, least }: BoolParts): Case {
  const queries = (cases: readonly Case[]) => cases.map(({ query }) => query);
  const isRequired = must.length + filter.length > 0;
  const wanted = should.length > 0 && !isRequired ? Math.max(1, least ?? 1) : (least ?? 0);
  return {
    query: {
      bool: {
        must: queries(must),
        filter: queries(filter),
        should: queries(should),
        must_not: queries(mustNot),
        ...(least === undefined ? {} : { minimum_should_match: least }),
      },
    },
    selects: (document, id) => {
      const hits = (cases: readonly Case[]) => cases.filter(({ selects }) => selects(document, id));
      return (
        hits(must).length === must.length &&
        hits(filter).length === filter.length &&
        hits(mustNot).length === 0 &&
        hits(should).length >= wanted
      );
    },
  };
}

describe('compileQuery()', () => {
  it('selects what a plain filter over the same documents selects', () => {
    fc.assert(
      fc.property(documents, tree, (plain, { query, selects }) => {
        const compiled = compileQuery(query, aSearchContext());
        const found = plain.map((one, at) => compiled.matches(toTestDocument(one, at)));

        expect(found).toEqual(plain.map((one, at) => selects(one, String(at))));
      }),
      { numRuns: 2000 },
    );
  });

  it('scores exactly the documents it selects, and none below 0', () => {
    fc.assert(
      fc.property(documents, tree, (plain, { query }) => {
        const compiled = compileQuery(query, aSearchContext());
        for (const document of plain.map(toTestDocument)) {
          expect(compiled.score(document) >= 0).toBe(compiled.matches(document));
        }
      }),
      { numRuns: 500 },
    );
  });
});
