import { IntlMessageFormat } from 'intl-messageformat';
import type { SourceMessage } from './source_messages';

/** What a translation file holds, before anybody has looked at it. */
export type TranslationFile = Readonly<Record<string, unknown>>;

const PREFIX = 'apiKeys.';

/** 0 is `TYPE.literal` of a syntax tree whose enum intl-messageformat does not export. */
const isLiteral = (type: number): boolean => type === 0;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const argumentsOf = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => [
    ...('value' in element && !isLiteral(element.type) ? [element.value] : []),
    ...('options' in element
      ? Object.values(element.options).flatMap(({ value }) => argumentsOf(value))
      : []),
    ...('children' in element ? argumentsOf(element.children) : []),
  ]);

/** Names of the arguments and tags of an ICU message, sorted; the syntax error when it has one. */
const parse = (message: string, locale: string): string[] | Error => {
  try {
    return [...new Set(argumentsOf(new IntlMessageFormat(message, locale).getAst()))].sort();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

const list = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing' : [...names].sort().join(', ');

/** What is wrong with the English messages, as sentences; empty when nothing is. */
export function sourceProblems(messages: readonly SourceMessage[]): string[] {
  const first = new Map<string, SourceMessage>();
  return messages.flatMap((message) => {
    const { id, place, defaultMessage } = message;
    const known = first.get(id) ?? message;
    first.set(id, known);
    return [
      ...(id.startsWith(PREFIX) ? [] : [`${place}: the id ${id} must begin with ${PREFIX}`]),
      ...(known.defaultMessage === defaultMessage
        ? []
        : [`${place}: ${id} has another default message at ${known.place}`]),
      ...valueProblems(message),
    ];
  });
}

const valueProblems = ({ id, place, defaultMessage, values }: SourceMessage): string[] => {
  const names = parse(defaultMessage, 'en');
  if (names instanceof Error) return [`${place}: ${id} is no ICU message: ${names.message}`];
  return list(names) === list(values)
    ? []
    : [`${place}: ${id} uses ${list(names)}, but is given ${list(values)}`];
};

/**
 * What is wrong with a translation, as sentences; empty when it has every message of the sources, none
 * beside them, and in each the arguments of the default message.
 * @param locale - BCP 47 tag, for its plural rules
 */
export function translationProblems(
  messages: readonly SourceMessage[],
  file: TranslationFile,
  locale: string,
): string[] {
  const translated = (file.messages ?? {}) as Readonly<Record<string, unknown>>;
  const sources = new Map(messages.map((message) => [message.id, message]));
  return [
    // Kibana does not boot with an empty one, and a full one would replace Kibana's own.
    ...Object.keys(file)
      .filter((key) => key !== 'messages')
      .map((key) => `The key ${key} does not belong here`),
    ...Object.keys(translated)
      .filter((id) => !sources.has(id))
      .map((id) => `${id} is used nowhere`),
    ...[...sources.values()].flatMap((source) =>
      textProblems(source, translated[source.id], locale),
    ),
  ];
}

const textProblems = ({ id, defaultMessage }: SourceMessage, text: unknown, locale: string) => {
  if (typeof text !== 'string' || text.trim() === '') return [`${id} is missing`];
  const names = parse(text, locale);
  if (names instanceof Error) return [`${id} is no ICU message: ${names.message}`];
  const expected = parse(defaultMessage, 'en');
  if (expected instanceof Error || list(names) === list(expected)) return [];
  return [`${id} uses ${list(names)} instead of ${list(expected)}`];
};
