import { IntlMessageFormat } from 'intl-messageformat';
import { getLocale, getTranslation } from './catalogue';

/** What a message is made of. */
export interface TranslateArguments {
  /** English ICU message; used when the language in force has no text for the id. */
  readonly defaultMessage: string;
  /** Placeholders; a missing one is an error. */
  readonly values?: Readonly<Record<string, string | number | boolean | Date | null | undefined>>;
  /** For translators only. */
  readonly description?: string;
  /** True leaves `<` and `>` alone; else they are read as rich-text tags. */
  readonly ignoreTag?: boolean;
}

const formats = new Map<string, IntlMessageFormat>();

/**
 * The text of a message in the language in force. A translation that cannot be formatted gives way to
 * the default message.
 * @throws when the id is empty or the default message cannot be formatted
 */
export function translate(id: string, options: TranslateArguments): string {
  if (id === '') {
    throw new Error('[I18n] An `id` must be a non-empty string to translate a message.');
  }
  const translated = getTranslation().messages[id];
  return (
    (translated === undefined ? undefined : tryFormat(translated, options)) ??
    formatDefault(id, options)
  );
}

function tryFormat(message: string, options: TranslateArguments): string | undefined {
  try {
    return format(message, options, getLocale());
  } catch {
    return undefined; // The default message carries the same content.
  }
}

function formatDefault(id: string, options: TranslateArguments): string {
  try {
    return format(options.defaultMessage, options, 'en');
  } catch (cause) {
    throw new Error(`[I18n] Error formatting the default message for: "${id}".\n${String(cause)}`, {
      cause,
    });
  }
}

function format(message: string, options: TranslateArguments, locale: string): string {
  const { values, ignoreTag = false } = options;
  const key = `${locale} ${String(ignoreTag)} ${message}`;
  const compiled = formats.get(key) ?? new IntlMessageFormat(message, locale, {}, { ignoreTag });
  formats.set(key, compiled);
  return String(compiled.format(values));
}
