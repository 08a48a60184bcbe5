/**
 * JSON of a value as `JSON.stringify` writes it, with bigints as the integers they are: numbers of a
 * request that a double cannot hold come as such from `parseJson`.
 */
export function stringifyJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof TypeError) return written(value, COMPACT);
    throw error;
  }
}

/** JSON over several lines as Elasticsearch's `pretty` lays it out, with a line feed at the end. */
export function prettyJson(value: unknown): string {
  return `${written(value, { isPretty: true, margin: '\n' })}\n`;
}

interface Layout {
  readonly isPretty: boolean;
  /** What begins a line at the present depth. */
  readonly margin: string;
}

const COMPACT: Layout = { isPretty: false, margin: '' };

function written(value: unknown, layout: Layout): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = layout.isPretty ? { ...layout, margin: `${layout.margin}  ` } : layout;
  if (Array.isArray(value)) {
    const items = value.map((item) => written(item, inner));
    return enclosed(['[', ']'], items, layout);
  }
  const colon = layout.isPretty ? ' : ' : ':';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => JSON.stringify(name) + colon + written(member, inner));
  return enclosed(['{', '}'], members, layout);
}

function enclosed(
  [open, close]: readonly [string, string],
  parts: readonly string[],
  { isPretty, margin }: Layout,
): string {
  if (!isPretty) return `${open}${parts.join(',')}${close}`;
  if (parts.length === 0) return `${open} ${close}`;
  const lines = parts.map((part) => `${margin}  ${part}`);
  return `${open}${lines.join(',')}${margin}${close}`;
}
