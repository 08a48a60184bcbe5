import { i18n } from '@kbn/i18n';
import { apiKeyNameProblem, MAX_API_KEY_NAME_LENGTH } from '../../common/api_keys/api_key_name';
import { expirationProblem, MAX_EXPIRATION_DAYS } from '../../common/api_keys/expiration';
import { durationOf } from './form_values';
import type { JsonObjectCheck } from './json_object';
import { parseJsonObject, placedMessage } from './json_object';

/** What is wrong with a name; undefined when nothing is. */
export function nameProblemText(name: string): string | undefined {
  switch (apiKeyNameProblem(name)) {
    case undefined:
      return undefined;
    case 'empty':
      return i18n.translate('apiKeys.name.empty', { defaultMessage: 'Enter a name.' });
    case 'too_long':
      return i18n.translate('apiKeys.name.tooLong', {
        defaultMessage:
          'The name has {length} characters; it can have {max}. Shorten it by {excess}.',
        values: {
          length: name.length,
          max: MAX_API_KEY_NAME_LENGTH,
          excess: name.length - MAX_API_KEY_NAME_LENGTH,
        },
      });
    case 'leading_or_trailing_space':
      return i18n.translate('apiKeys.name.space', {
        defaultMessage: 'Remove the blank at the start or the end of the name.',
      });
    case 'leading_underscore':
      return i18n.translate('apiKeys.name.underscore', {
        defaultMessage: 'The name cannot begin with an underscore.',
      });
  }
}

/** What is wrong with the text of the days field; undefined when nothing is. */
export function daysProblemText(days: string): string | undefined {
  switch (expirationProblem(durationOf(days))) {
    case undefined:
      return undefined;
    case 'not_a_duration':
      return i18n.translate('apiKeys.expiration.notANumber', {
        defaultMessage: 'Enter a number of days, or turn expiration off.',
      });
    case 'not_positive':
      return i18n.translate('apiKeys.expiration.notPositive', {
        defaultMessage: 'Enter at least 1 day.',
      });
    case 'fraction':
      return i18n.translate('apiKeys.expiration.fraction', {
        defaultMessage: 'Enter whole days.',
      });
    case 'too_long':
      return i18n.translate('apiKeys.expiration.tooLong', {
        defaultMessage: 'Enter at most {max, number} days (100 years), or turn expiration off.',
        values: { max: MAX_EXPIRATION_DAYS },
      });
  }
}

/** The first mistake in a JSON text, with its place; undefined when there is none. */
export function jsonProblemText(text: string, check: JsonObjectCheck): string | undefined {
  const error = parseJsonObject(text, check).problems.find(({ severity }) => severity === 'error');
  return error && placedMessage(error);
}
