import { i18n } from '@kbn/i18n';
import type { ParseErrorCode } from 'jsonc-parser';

/** What is wrong with a piece of JSON, by jsonc-parser's error number. */
export function jsonSyntaxMessage(code: ParseErrorCode): string {
  return (MESSAGES[code] ?? invalidSymbol)();
}

const invalidSymbol = (): string =>
  i18n.translate('apiKeys.json.invalidSymbol', {
    defaultMessage: 'This is not JSON. Text needs double quotes around it.',
  });

const invalidText = (): string =>
  i18n.translate('apiKeys.json.invalidText', {
    defaultMessage: 'This text holds a character or an escape that JSON does not allow.',
  });

/** Keys are jsonc-parser's `ParseErrorCode`, a const enum that isolated modules cannot name. */
const MESSAGES: Readonly<Record<number, () => string>> = {
  2: () =>
    i18n.translate('apiKeys.json.invalidNumber', { defaultMessage: 'This is not a JSON number.' }),
  3: () =>
    i18n.translate('apiKeys.json.propertyNameExpected', {
      defaultMessage:
        'A name in double quotes is expected here. A comma before the closing brace is one too many.',
    }),
  4: () =>
    i18n.translate('apiKeys.json.valueExpected', {
      defaultMessage: 'A value is expected here. A comma before a closing bracket is one too many.',
    }),
  5: () =>
    i18n.translate('apiKeys.json.colonExpected', {
      defaultMessage: 'A colon is expected here, between name and value.',
    }),
  6: () =>
    i18n.translate('apiKeys.json.commaExpected', { defaultMessage: 'A comma is expected here.' }),
  7: () =>
    i18n.translate('apiKeys.json.closeBraceExpected', {
      defaultMessage: 'A closing brace is missing here.',
    }),
  8: () =>
    i18n.translate('apiKeys.json.closeBracketExpected', {
      defaultMessage: 'A closing square bracket is missing here.',
    }),
  9: () =>
    i18n.translate('apiKeys.json.endOfFileExpected', {
      defaultMessage: 'The object has ended before this place. Remove what follows.',
    }),
  10: () => i18n.translate('apiKeys.json.noComments', { defaultMessage: 'JSON has no comments.' }),
  11: () =>
    i18n.translate('apiKeys.json.unclosedComment', { defaultMessage: 'JSON has no comments.' }),
  12: () =>
    i18n.translate('apiKeys.json.unclosedText', {
      defaultMessage: 'The closing double quote of this text is missing.',
    }),
  14: invalidText,
  15: invalidText,
  16: invalidText,
};
