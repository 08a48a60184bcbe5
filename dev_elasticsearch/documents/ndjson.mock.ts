/** A call with one JSON value a line, as `_bulk` and `_msearch` take them. */
export function ndjson(lines: readonly object[]) {
  return {
    body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    headers: { 'content-type': 'application/x-ndjson' },
  };
}
