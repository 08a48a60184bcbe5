import { stringifyJson } from '../../lib/json/stringify_json';
import { ElasticsearchError } from '../../lib/elasticsearch_error';

/** A template, ready to be filled in. */
export type Template = (parameters: Readonly<Record<string, unknown>>) => string;

/** Values in reach of a tag, the innermost section first. */
type Scopes = readonly unknown[];
type Part = (scopes: Scopes) => string;

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
 * @throws 400 general_script_exception when a section is not closed.
 */
export function compileTemplate(source: string): Template {
  const tokens = tokensOf(source);
  const { part, rest } = parseParts(tokens, undefined);
  if (rest.length > 0) throw improper(source);
  return (parameters) => part([parameters]);
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

function parseParts(tokens: readonly Token[], section: string | undefined): Parsed {
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
      const inner = parseParts(rest, name);
      rest = inner.rest;
      parts.push(kind === '#' ? sectionPart(name, inner.part) : invertedPart(name, inner.part));
    } else {
      parts.push(leafPart(token));
    }
  }
  if (section !== undefined) throw improper(`{{#${section}}}`);
  return { part: concat(parts), rest };
}

function leafPart({ kind, name, text = '' }: Token): Part {
  if (kind === 'text') return () => text;
  return kind === '!' ? () => '' : valuePart(name, kind === '');
}

const concat =
  (parts: readonly Part[]): Part =>
  (scopes) =>
    parts.map((part) => part(scopes)).join('');

function valuePart(name: string, isEscaped: boolean): Part {
  return (scopes) => {
    const text = textOf(lookUp(name, scopes));
    return isEscaped ? stringifyJson(text).slice(1, -1) : text;
  };
}

function sectionPart(name: string, inner: Part): Part {
  if (name === 'toJson') return (scopes) => stringifyJson(lookUp(inner(scopes), scopes) ?? null);
  if (name === 'join') return (scopes) => joined(lookUp(inner(scopes), scopes));
  return (scopes) => {
    const value = lookUp(name, scopes);
    if (Array.isArray(value)) return value.map((item) => inner([item, ...scopes])).join('');
    return isTruthy(value) ? inner([value, ...scopes]) : '';
  };
}

function invertedPart(name: string, inner: Part): Part {
  return (scopes) => {
    const value = lookUp(name, scopes);
    return Array.isArray(value)
      ? value.length === 0
        ? inner(scopes)
        : ''
      : isTruthy(value)
        ? ''
        : inner(scopes);
  };
}

const isTruthy = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== '';

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
