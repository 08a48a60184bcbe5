import { stringifyJson } from '../../lib/json/stringify_json';
import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';

/** A template, ready to be filled in. */
export type Template = (parameters: Readonly<Record<string, unknown>>) => string;

/** Values in reach of a tag, the innermost section first. */
type Scopes = readonly unknown[];
type Part = (scopes: Scopes, budget: Budget) => string;

/** `script.max_size_in_bytes`. */
const MAX_SOURCE_BYTES = 65_535;

/** Parts filled in, and characters written: Elasticsearch ends at as many bytes of output. */
const MAX_WORK = 1_048_576;

/** Sections inside sections beyond this are refused, so that no template can exhaust the stack. */
const MAX_DEPTH = 100;

/** What one filling in may still cost: sections in sections over lists would never end. */
class Budget {
  private left = MAX_WORK;

  spend(text: string): string {
    this.left -= 1 + text.length;
    if (this.left < 0) {
      throw illegalArgument(`Mustache script output size exceeded the limit of [${MAX_WORK}]`);
    }
    return text;
  }
}

/** Tags with three braces and with two; a comment may hold anything but braces. */
const TAG = /\{\{\{\s*([^{}]*?)\s*\}\}\}|\{\{\s*([#^/&!>]?)\s*([^{}]*?)\s*\}\}/g;

interface Token {
  readonly text?: string;
  /** `#`, `^`, `/`, `!`; `&` for a value that is not escaped, '' for one that is. */
  readonly kind: string;
  readonly name: string;
}

/**
 * Compiles a Mustache template as search templates have them: values (escaped for JSON strings unless
 * in three braces), sections, inverted sections, comments, and the functions `toJson` and `join`.
 * @throws 400 general_script_exception when a section is not closed, illegal_argument_exception for a
 *   source that is too long; the template itself, when filling it in takes too much.
 */
export function compileTemplate(source: string): Template {
  const bytes = Buffer.byteLength(source);
  if (bytes > MAX_SOURCE_BYTES) {
    throw illegalArgument(
      `exceeded max allowed inline script size in bytes [${MAX_SOURCE_BYTES}] with size [${bytes}]`,
    );
  }
  const tokens = tokensOf(source);
  const { part, rest } = parseParts(tokens, undefined);
  if (rest.length > 0) throw improper(source);
  return (parameters) => part([parameters], new Budget());
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of source.matchAll(TAG)) {
    tokens.push({ kind: 'text', name: '', text: source.slice(at, match.index) });
    const [whole, raw, kind = '', name = ''] = match;
    tokens.push(raw === undefined ? { kind, name } : { kind: '&', name: raw });
    at = match.index + whole.length;
  }
  return [...tokens, { kind: 'text', name: '', text: source.slice(at) }];
}

interface Parsed {
  readonly part: Part;
  /** What follows the end of the section. */
  readonly rest: readonly Token[];
}

function parseParts(tokens: readonly Token[], section: string | undefined, depth = 0): Parsed {
  const parts: Part[] = [];
  let rest = tokens;
  for (let [token] = rest; token !== undefined; [token] = rest) {
    rest = rest.slice(1);
    const { kind, name } = token;
    if (kind === '/') {
      if (name !== section) throw improper(`{{/${name}}}`);
      return { part: concat(parts), rest };
    }
    if (kind === '#' || kind === '^') {
      const parsed = parseSection(token, rest, depth + 1);
      rest = parsed.rest;
      parts.push(parsed.part);
    } else {
      parts.push(leafPart(token));
    }
  }
  if (section !== undefined) throw improper(`{{#${section}}}`);
  return { part: concat(parts), rest };
}

function parseSection({ kind, name }: Token, tokens: readonly Token[], depth: number): Parsed {
  if (depth > MAX_DEPTH) throw improper(`{{${kind}${name}}}`);
  const { part, rest } = parseParts(tokens, name, depth);
  return { part: kind === '#' ? sectionPart(name, part) : invertedPart(name, part), rest };
}

function leafPart({ kind, name, text = '' }: Token): Part {
  if (kind === 'text') return (_scopes, budget) => budget.spend(text);
  return kind === '!' ? () => '' : valuePart(name, kind === '');
}

const concat =
  (parts: readonly Part[]): Part =>
  (scopes, budget) =>
    parts.map((part) => part(scopes, budget)).join('');

function valuePart(name: string, isEscaped: boolean): Part {
  return (scopes, budget) => {
    const text = budget.spend(textOf(lookUp(name, scopes)));
    return isEscaped ? stringifyJson(text).slice(1, -1) : text;
  };
}

function sectionPart(name: string, inner: Part): Part {
  if (name === 'toJson' || name === 'join') {
    const write = name === 'toJson' ? asJson : joined;
    return (scopes, budget) => budget.spend(write(lookUp(inner(scopes, budget), scopes)));
  }
  return (scopes, budget) => {
    const value = lookUp(name, scopes);
    if (Array.isArray(value)) return value.map((item) => inner([item, ...scopes], budget)).join('');
    return isTruthy(value) ? inner([value, ...scopes], budget) : '';
  };
}

function invertedPart(name: string, inner: Part): Part {
  return (scopes, budget) => {
    const value = lookUp(name, scopes);
    return Array.isArray(value)
      ? value.length === 0
        ? inner(scopes, budget)
        : ''
      : isTruthy(value)
        ? ''
        : inner(scopes, budget);
  };
}

const isTruthy = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== '';

const asJson = (value: unknown): string => stringifyJson(value ?? null);

const joined = (value: unknown): string =>
  Array.isArray(value) ? value.map(textOf).join(',') : textOf(value);

/** A dotted path, looked for in the innermost scope that has its first name; `.` is the scope itself. */
function lookUp(path: string, scopes: Scopes): unknown {
  if (path === '.') return scopes[0];
  const [first = '', ...others] = path.split('.');
  const scope = scopes.find((candidate) => memberOf(candidate, first) !== undefined);
  return [first, ...others].reduce(memberOf, scope);
}

/** Own members alone: names come from templates. Lists have positions, and a `size`. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) && name === 'size') return value.length;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** As Java prints it: nothing for null, lists in brackets. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  return typeof value === 'string' ? value : stringifyJson(value);
}

function improper(source: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'general_script_exception',
    reason: `Failed to compile inline script [${source}] using lang [mustache]`,
  });
}
