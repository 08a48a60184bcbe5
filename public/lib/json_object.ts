import { i18n } from '@kbn/i18n';
import type { Node, ParseError } from 'jsonc-parser';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { jsonSyntaxMessage } from './json_syntax_message';

/** A mistake with its place in the text. */
export interface JsonProblem {
  /** 0-based, in UTF-16 code units. */
  readonly offset: number;
  readonly length: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** A warning does not keep the text from being sent. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** A mistake found in the parsed value, placed by the way to it from the root. */
interface ValueProblem {
  readonly path: readonly (string | number)[];
  readonly severity: JsonProblem['severity'];
  readonly message: string;
}

/** Judges a parsed object beyond "is an object". */
export type JsonObjectCheck = (value: Readonly<Record<string, unknown>>) => readonly ValueProblem[];

/** What {@link parseJsonObject} made of a text. */
interface ParsedJsonObject {
  /** Present exactly when no problem is an error. */
  readonly value?: Readonly<Record<string, unknown>>;
  /** In the order of the text. */
  readonly problems: readonly JsonProblem[];
}

/** A stretch of the text. */
interface Place {
  readonly offset: number;
  readonly length: number;
}

const problemAt = (
  text: string,
  { offset, length }: Place,
  problem: Pick<JsonProblem, 'severity' | 'message'>,
): JsonProblem => {
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { ...problem, offset, length, line: before.length, column };
};

const errorAt = (text: string, place: Place, message: string): JsonProblem =>
  problemAt(text, place, { severity: 'error', message });

/** Later syntax errors mostly follow from the first, so only that one is told. */
const syntaxProblem = (text: string, [first]: readonly ParseError[]): JsonProblem | undefined =>
  first && errorAt(text, first, jsonSyntaxMessage(first.error));

/** Property nodes whose name stands a second time in the same object: JSON keeps the last silently. */
function repeatedProperties(node: Node): Node[] {
  const children = node.children ?? [];
  const names =
    node.type === 'object' ? children.map((child) => nameOf(child)?.value as unknown) : [];
  const own = names.flatMap((name, index) => (names.indexOf(name) < index ? children[index] : []));
  return [...own.filter((child) => child !== undefined), ...children.flatMap(repeatedProperties)];
}

const nameOf = (property: Node): Node | undefined => property.children?.[0];

const repeatedProblem = (text: string, property: Node): JsonProblem => {
  const name = nameOf(property) ?? property;
  return errorAt(
    text,
    name,
    i18n.translate('apiKeys.json.repeatedName', {
      defaultMessage: 'The name "{name}" stands here a second time. Rename or merge the two.',
      values: { name: String(name.value) },
    }),
  );
};

/** A missing member has no place of its own: its nearest surrounding stands for it. */
function nodeAt(root: Node, path: ValueProblem['path']): Node {
  const node = findNodeAtLocation(root, [...path]);
  return node ?? (path.length === 0 ? root : nodeAt(root, path.slice(0, -1)));
}

/** Marks the name of a property rather than its value, which may run over many lines. */
function valueProblem(text: string, root: Node, problem: ValueProblem): JsonProblem {
  const node = nodeAt(root, problem.path);
  const isLong = node.type === 'object' || node.type === 'array';
  const name = node.parent?.type === 'property' ? nameOf(node.parent) : undefined;
  const place = isLong ? (name ?? { offset: node.offset, length: 1 }) : node;
  return problemAt(text, place, { severity: problem.severity, message: problem.message });
}

const notAnObject = (): string =>
  i18n.translate('apiKeys.json.notAnObject', {
    defaultMessage: 'Enter a JSON object: it begins with {open} and ends with {close}.',
    values: { open: '{', close: '}' },
  });

const refused = (problem: JsonProblem): ParsedJsonObject => ({ problems: [problem] });

/** Strict JSON (no comments, no trailing commas, no name twice), an object, and what `check` says. */
export function parseJsonObject(text: string, check: JsonObjectCheck): ParsedJsonObject {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (!root || text.trim() === '') {
    return refused(errorAt(text, { offset: 0, length: 0 }, notAnObject()));
  }
  const syntax = syntaxProblem(text, errors);
  if (syntax) return refused(syntax);
  if (root.type !== 'object') return refused(errorAt(text, root, notAnObject()));

  const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const problems = [
    ...repeatedProperties(root).map((property) => repeatedProblem(text, property)),
    ...check(value).map((problem) => valueProblem(text, root, problem)),
  ].sort((left, right) => left.offset - right.offset);
  const isRefused = problems.some(({ severity }) => severity === 'error');
  return isRefused ? { problems } : { value, problems };
}

/** The mistake and its place, such as "Line 2, column 5: …". */
export const placedMessage = ({ line, column, message }: JsonProblem): string =>
  i18n.translate('apiKeys.json.placedMessage', {
    defaultMessage: 'Line {line}, column {column}: {message}',
    values: { line: String(line), column: String(column), message },
  });

/** Longest list that {@link prettyJson} writes on one line, in characters. */
const SHORT_LIST = 70;

/** A list of plain values, as `JSON.stringify` breaks it; raw line breaks stand outside of texts only. */
const PLAIN_LIST = /\[\n[^[\]{}]*\n\s*\]/g;

/** JSON as people write it: two blanks a level, short lists of plain values on one line. */
export const prettyJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replaceAll(PLAIN_LIST, (list) => {
    const line = list.replaceAll(/\n\s*/g, ' ').replace('[ ', '[').replace(/ \]$/, ']');
    return line.length <= SHORT_LIST ? line : list;
  });
