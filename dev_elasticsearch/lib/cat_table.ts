import { illegalArgument } from './elasticsearch_error';
import type { EndpointRequest, EndpointResponse } from './endpoint';
import { booleanParameter, listParameter } from './parameters';
import { compileWildcard } from './wildcard';

/** One column of a `_cat` answer. */
export interface CatColumn {
  readonly name: string;
  /** Short names that `h` and `s` take too. */
  readonly aliases?: readonly string[];
  readonly description: string;
  /** Numbers stand on the right, and sort as numbers. Default false. */
  readonly isNumber?: boolean;
  /** Left out unless `h` names it. Default false. */
  readonly isHidden?: boolean;
}

/** A row by names of columns; null = not known, an empty cell. */
export type CatRow = Readonly<Record<string, string | null>>;

/** What {@link catResponse} reads from the query. */
export const CAT_PARAMETERS = ['h', 'v', 's', 'help'];

/**
 * The answer of a `_cat` endpoint: aligned text, or with `format` (or an `Accept` header) JSON or
 * YAML; `h` chooses columns, `s` sorts, `v` shows names, `help` explains the columns instead.
 */
export function catResponse(
  { query, prefers }: Pick<EndpointRequest, 'query' | 'prefers'>,
  columns: readonly CatColumn[],
  rows: () => readonly CatRow[],
): EndpointResponse {
  if (booleanParameter(query, 'help')) return text(help(columns));
  const shown = chosen(columns, listParameter(query, 'h'));
  const sorted = sortRows(rows(), columns, listParameter(query, 's'));
  const format = query.format ?? prefers;
  if (format === 'json') return { status: 200, body: sorted.map((row) => pick(row, shown)) };
  if (format === 'yaml') return yaml(sorted.map((row) => pick(row, shown)));
  return text(table(shown, sorted, booleanParameter(query, 'v')));
}

function text(body: string): EndpointResponse {
  return { status: 200, body, contentType: 'text/plain; charset=UTF-8' };
}

function yaml(rows: readonly CatRow[]): EndpointResponse {
  const lines = rows.flatMap((row) =>
    Object.entries(row).map(
      ([name, value], at) => `${at === 0 ? '-' : ' '} ${name}: ${JSON.stringify(value)}\n`,
    ),
  );
  const body = `---\n${rows.length === 0 ? '[]\n' : lines.join('')}`;
  return { status: 200, body, contentType: 'application/yaml' };
}

/** A column under the name that the caller used for it. */
interface ShownColumn {
  readonly column: CatColumn;
  readonly shownAs: string;
}

function chosen(columns: readonly CatColumn[], asked: readonly string[]): readonly ShownColumn[] {
  const named = (column: CatColumn): ShownColumn => ({ column, shownAs: column.name });
  if (asked.length === 0) return columns.filter(({ isHidden = false }) => !isHidden).map(named);
  const found = asked.flatMap((pattern) => {
    const exact = columns.filter((column) => namesOf(column).includes(pattern));
    if (exact.length > 0) return exact.map((column) => ({ column, shownAs: pattern }));
    const matches = compileWildcard(pattern.replace(/[\\?]/g, '\\$&'));
    return columns.filter(({ name }) => matches(name)).map(named);
  });
  return [...new Map(found.map((shown) => [shown.shownAs, shown])).values()];
}

function namesOf({ name, aliases = [] }: CatColumn): readonly string[] {
  return [name, ...aliases];
}

function pick(row: CatRow, columns: readonly ShownColumn[]): CatRow {
  return Object.fromEntries(
    columns.map(({ column, shownAs }) => [shownAs, row[column.name] ?? null]),
  );
}

function sortRows(
  rows: readonly CatRow[],
  columns: readonly CatColumn[],
  keys: readonly string[],
): readonly CatRow[] {
  const orders = keys.map((key) => {
    const [name = '', direction = 'asc'] = key.split(':');
    const column = columns.find((known) => namesOf(known).includes(name));
    if (column === undefined)
      throw illegalArgument(`Unable to sort by unknown sort key \`${name}\``);
    return { column, sign: direction === 'desc' ? -1 : 1 };
  });
  return [...rows].sort((a, b) =>
    orders.reduce(
      (order, { column, sign }) => (order === 0 ? sign * compare(a, b, column) : order),
      0,
    ),
  );
}

function compare(a: CatRow, b: CatRow, { name, isNumber = false }: CatColumn): number {
  const left = a[name] ?? '';
  const right = b[name] ?? '';
  if (isNumber) return Number(left) - Number(right);
  return left === right ? 0 : left < right ? -1 : 1;
}

function table(shown: readonly ShownColumn[], rows: readonly CatRow[], hasHead: boolean): string {
  const head = shown.map(({ shownAs }) => shownAs);
  const columns = shown.map(({ column }) => column);
  const cells = rows.map((row) => columns.map(({ name }) => row[name] ?? ''));
  return aligned(hasHead ? [head, ...cells] : cells, ' ', columns);
}

function help(columns: readonly CatColumn[]): string {
  const rows = columns.map(({ name, aliases = [], description }) => [
    name,
    aliases.join(','),
    description,
  ]);
  return aligned(rows, ' | ', []);
}

function aligned(
  rows: readonly (readonly string[])[],
  separator: string,
  columns: readonly CatColumn[],
): string {
  const count = rows[0]?.length ?? 0;
  const widths = Array.from({ length: count }, (_, at) =>
    rows.reduce((width, row) => Math.max(width, row[at]?.length ?? 0), 0),
  );
  const padded = (cell: string, at: number): string => {
    const width = widths[at] ?? 0;
    if (columns[at]?.isNumber === true) return cell.padStart(width);
    return at === count - 1 ? cell : cell.padEnd(width);
  };
  return rows.map((row) => `${row.map(padded).join(separator)}\n`).join('');
}
