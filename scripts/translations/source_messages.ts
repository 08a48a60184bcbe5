import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { listFiles } from '../build/files';

/** One use of a message in the sources. */
export interface SourceMessage {
  readonly id: string;
  /** English ICU message. */
  readonly defaultMessage: string;
  /** Names of the values handed in. */
  readonly values: readonly string[];
  /** `path:line`, for people. */
  readonly place: string;
}

const isSource = (file: string): boolean =>
  /\.tsx?$/.test(file) && !/\.(test|mock)\.tsx?$/.test(file);

/** The messages of all sources at or below the given folders; tests do not count. */
export function readSourceMessages(root: string, folders: readonly string[]): SourceMessage[] {
  return folders.flatMap((folder) =>
    listFiles(join(root, folder))
      .filter(isSource)
      .map((file) => `${folder}/${file}`)
      .flatMap((file) => messagesOf(file, readFileSync(join(root, file), 'utf8'))),
  );
}

/**
 * The messages of one source text: `i18n.translate` and `<FormattedMessage>`.
 * @throws Error when id, default message or a value's name is not written out, because then nobody
 * can translate it
 */
export function messagesOf(file: string, text: string): SourceMessage[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: SourceMessage[] = [];
  const visit = (node: ts.Node): void => {
    const message = translateCall(node) ?? formattedMessage(node);
    if (message) found.push(toSourceMessage(node, message));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What a message is made of, as far as it is there. */
interface MessageParts {
  readonly id: ts.Node | undefined;
  readonly defaultMessage: ts.Node | undefined;
  readonly values: ts.Node | undefined;
}

const translateCall = (node: ts.Node): MessageParts | undefined => {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'i18n.translate') {
    return undefined;
  }
  const [id, options] = node.arguments;
  const option = (name: string): ts.Node | undefined =>
    properties(options, node).find((property) => nameOf(property, node) === name)?.initializer;
  return { id, defaultMessage: option('defaultMessage'), values: option('values') };
};

const formattedMessage = (node: ts.Node): MessageParts | undefined => {
  if (!ts.isJsxOpeningLikeElement(node) || node.tagName.getText() !== 'FormattedMessage') {
    return undefined;
  }
  const attribute = (name: string): ts.Node | undefined => {
    const found = node.attributes.properties
      .filter(ts.isJsxAttribute)
      .find((one) => one.name.getText() === name)?.initializer;
    return found && ts.isJsxExpression(found) ? found.expression : found;
  };
  return {
    id: attribute('id'),
    defaultMessage: attribute('defaultMessage'),
    values: attribute('values'),
  };
};

const toSourceMessage = (node: ts.Node, parts: MessageParts): SourceMessage => ({
  id: literal(parts.id, node),
  defaultMessage: literal(parts.defaultMessage, node),
  values: parts.values ? properties(parts.values, node).map((one) => nameOf(one, node)) : [],
  place: placeOf(node),
});

const literal = (node: ts.Node | undefined, use: ts.Node): string => {
  if (node && ts.isStringLiteralLike(node)) return node.text;
  throw new Error(`${placeOf(use)}: id and default message must be written out`);
};

/** `{ name }` counts as `{ name: name }`. */
interface NamedValue {
  readonly name: ts.PropertyName;
  readonly initializer: ts.Node;
}

const properties = (node: ts.Node | undefined, use: ts.Node): NamedValue[] => {
  if (!node || !ts.isObjectLiteralExpression(node)) throw new Error(notWrittenOut(use));
  return node.properties.map((property) => {
    if (ts.isPropertyAssignment(property)) return property;
    if (ts.isShorthandPropertyAssignment(property)) {
      return { name: property.name, initializer: property.name };
    }
    throw new Error(notWrittenOut(use));
  });
};

const nameOf = ({ name }: NamedValue, use: ts.Node): string => {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return name.text;
  throw new Error(notWrittenOut(use));
};

const notWrittenOut = (use: ts.Node): string =>
  `${placeOf(use)}: the names of options and values must be written out`;

const placeOf = (node: ts.Node): string => {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${source.fileName}:${line + 1}`;
};
