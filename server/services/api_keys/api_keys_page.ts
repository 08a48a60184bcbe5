import type { ElasticsearchApiKey, QueryBody } from '../../elasticsearch/elasticsearch_types';
import type { PageEnd, SortTuple } from './api_keys_cursor';

/** A page cut out of Elasticsearch's rows. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Absent on the last page. */
  readonly end?: PageEnd;
}

type SortedRow = Pick<ElasticsearchApiKey, 'id' | '_sort'>;

const tupleOf = (row: SortedRow): SortTuple => row._sort ?? [];

const isSameTuple = (a: SortTuple, b: SortTuple): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/**
 * What to ask for so that {@link cutPage} can cut a page of `size`: the rows to be left out come
 * again, and one row more tells whether there is a next page.
 */
export const pageWindow = (
  size: number,
  previous: PageEnd | undefined,
): Pick<QueryBody, 'size' | 'search_after'> => ({
  size: size + (previous?.delivered.length ?? 0) + 1,
  ...(previous?.after ? { search_after: previous.after } : {}),
});

function endOf<Row extends SortedRow>(
  rows: readonly Row[],
  page: readonly Row[],
  previous: PageEnd | undefined,
): PageEnd | undefined {
  const last = page.at(-1);
  if (!last) return undefined;
  const tie = tupleOf(last);
  const isInTie = (row: Row): boolean => isSameTuple(tupleOf(row), tie);
  const beforeTie = rows.slice(0, rows.indexOf(last)).findLast((row) => !isInTie(row));
  const after = beforeTie ? tupleOf(beforeTie) : previous?.after;
  const deliveredEarlier = previous && isSameTuple(previous.tie, tie) ? previous.delivered : [];
  return {
    ...(after ? { after } : {}),
    tie,
    delivered: [...deliveredEarlier, ...page.filter(isInTie).map(({ id }) => id)],
  };
}

/**
 * The next `size` rows that were not delivered before, from the rows that {@link pageWindow} asked
 * for.
 */
export function cutPage<Row extends SortedRow>(
  rows: readonly Row[],
  size: number,
  previous: PageEnd | undefined,
): Page<Row> {
  const delivered = new Set(previous?.delivered);
  const fresh = rows.filter(({ id }) => !delivered.has(id));
  const page = fresh.slice(0, size);
  const end = fresh.length > size ? endOf(rows, page, previous) : undefined;
  return { rows: page, ...(end ? { end } : {}) };
}
