import type { ContractCluster, ContractRow } from '../../support/contract';
import { documents, expectAnswer, mapped, withIndex } from '../../support/expect_answer';

const BOOKS = {
  1: {
    title: 'Snow Crash',
    author: 'Stephenson',
    pages: 440,
    price: 9.5,
    published: '1992-06-01',
    stocked: true,
    tags: ['cyberpunk', 'satire'],
    server: '10.0.0.1',
    awards: [{ name: 'Prometheus', year: 1993 }],
  },
  2: {
    title: 'Neuromancer',
    author: 'Gibson',
    pages: 271,
    price: 7,
    published: '1984-07-01',
    stocked: false,
    tags: ['cyberpunk'],
    server: '10.0.0.2',
    awards: [
      { name: 'Hugo', year: 1985 },
      { name: 'Nebula', year: 1984 },
    ],
  },
  3: {
    title: 'Dune',
    author: 'Herbert',
    pages: 612,
    price: 12,
    published: '1965-08-01',
    stocked: true,
    tags: ['desert', 'epic'],
    server: '10.0.1.1',
    awards: [
      { name: 'Hugo', year: 1966 },
      { name: 'Nebula', year: 1965 },
    ],
  },
  4: {
    title: 'The Snow Queen',
    author: 'Vinge',
    pages: 471,
    price: 8,
    published: '1980-04-15T10:30:00.000Z',
    stocked: true,
    tags: [],
    awards: [{ name: 'Hugo', year: 1981 }],
  },
  5: {
    title: 'A Crash in the Snow: snow, snow and a crash',
    author: 'anonymous',
    pages: 12,
    published: '2020-12-31T23:59:59Z',
    tags: null,
  },
};

const LIBRARY = [
  mapped({
    title: { type: 'text', fields: { raw: { type: 'keyword' } } },
    author: { type: 'keyword' },
    pages: { type: 'integer' },
    price: { type: 'double' },
    published: { type: 'date' },
    stocked: { type: 'boolean' },
    tags: { type: 'keyword' },
    server: { type: 'ip' },
    awards: {
      type: 'nested',
      properties: { name: { type: 'keyword' }, year: { type: 'integer' } },
    },
    label: { type: 'alias', path: 'tags' },
  }),
  documents(BOOKS),
];

/**
 * Five books in an index of their own, put there once for all cases of a suite, which only read.
 * The fields are those of {@link BOOKS}; 4 has no tags and no server, 5 has neither price nor
 * awards nor `stocked`.
 */
export function aLibrary(cluster: ContractCluster) {
  const index = cluster.unique('library');
  beforeAll(async () => {
    for (const step of LIBRARY) await cluster.ok(withIndex(step, index));
  });
  /** The whole answer to a search that succeeds. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of every shape are asserted on
  const search = async (json: object, parameters = ''): Promise<any> => {
    const line = `POST /${index}/_search${parameters}`;
    const { body } = await expectAnswer(cluster, { title: '', line, json, status: 200 });
    return body;
  };
  return { index, search };
}

/** The ids of the hits of an answer, in order. */
export function idsOf(answer: {
  readonly hits: { readonly hits: readonly { readonly _id: string }[] };
}): string[] {
  return answer.hits.hits.map(({ _id }) => _id);
}

/** A query, and the books of {@link aLibrary} that it finds. */
export interface Finding extends ContractRow {
  readonly query: object;
  /** Their ids, one digit each, in rising order. */
  readonly found: string;
}

/** With the query spelled out, for the titles of a table. */
export function titled(rows: readonly Finding[]): (Finding & { readonly title: string })[] {
  return rows.map((row) => ({ ...row, title: JSON.stringify(row.query) }));
}

/** An aggregation called `x`, and what its answer holds at least. */
export interface Aggregating extends ContractRow {
  readonly title: string;
  readonly agg: object;
  readonly x: object;
}

/** A bucket of an answer. */
export function bucket(key: unknown, doc_count: number, more: object = {}) {
  return { key, doc_count, ...more };
}
