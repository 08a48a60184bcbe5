/** One line of the table: what was measured, at how many keys, and the figures. */
export interface TableRow {
  readonly what: string;
  readonly keys: number;
  readonly runs: number;
  readonly p50: string;
  readonly p95: string;
}

const HEAD = ['what', 'keys', 'runs', 'p50', 'p95'];

/** The rows as a Markdown table whose columns are aligned, numbers to the right. */
export function renderTable(rows: readonly TableRow[]): string {
  const cells = rows.map(({ what, keys, runs, p50, p95 }) => [
    ...[what, keys.toLocaleString('en-GB'), runs.toLocaleString('en-GB'), p50, p95],
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string => {
    const padded = row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(HEAD), line(rule), ...cells.map(line)].join('\n');
}

/** Milliseconds with three significant digits, no more than three decimals. */
export function milliseconds(value: number): string {
  if (Number.isNaN(value)) return '';
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return `${value.toFixed(decimals)} ms`;
}
