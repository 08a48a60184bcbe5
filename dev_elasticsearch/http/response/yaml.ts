/** A body as YAML, laid out as Elasticsearch does: every text in quotes, lists not indented. */
export function toYaml(value: unknown): string {
  return `---\n${isEmpty(value) || !isContainer(value) ? `${inline(value)}\n` : block(value, '')}`;
}

function block(value: object, margin: string): string {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => `${margin}-${listItem(item, margin)}`).join('');
  }
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${margin}${key(name)}:${memberText(member, margin)}`)
    .join('');
}

function memberText(value: unknown, margin: string): string {
  if (!isContainer(value) || isEmpty(value)) return ` ${inline(value)}\n`;
  return `\n${block(value, Array.isArray(value) ? margin : `${margin}  `)}`;
}

/** The first member of an object stands beside the dash, the others below it. */
function listItem(value: unknown, margin: string): string {
  if (!isContainer(value) || isEmpty(value)) return ` ${inline(value)}\n`;
  return ` ${block(value, `${margin}  `).slice(margin.length + 2)}`;
}

function inline(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return '[]';
  return isContainer(value) ? '{}' : JSON.stringify(value ?? null);
}

function key(name: string): string {
  const isPlain =
    /^[A-Za-z_][\w.-]*$/.test(name) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(name);
  return isPlain ? name : JSON.stringify(name);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: unknown): boolean {
  return isContainer(value) && Object.values(value).every((member) => member === undefined);
}
