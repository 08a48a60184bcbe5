import { i18n } from '@kbn/i18n';

const GREETING = {
  defaultMessage: '{count, plural, one {# key} other {# keys}} of {owner}',
  values: { count: 2, owner: 'jo' },
};

afterEach(() => {
  i18n.init({ messages: {} });
});

describe('i18n.translate', () => {
  it('formats the default message in English before a language is chosen', () => {
    expect(i18n.translate('apiKeys.greeting', GREETING)).toBe('2 keys of jo');
  });

  it('prefers the text of the language in force', () => {
    i18n.init({
      locale: 'fr-FR',
      messages: { 'apiKeys.greeting': '{count, plural, one {# clé} other {# clés}} de {owner}' },
    });

    expect(i18n.translate('apiKeys.greeting', GREETING)).toBe('2 clés de jo');
    expect(i18n.getLocale()).toBe('fr-FR');
  });

  it('falls back to the default message when the translation is broken', () => {
    i18n.init({ locale: 'fr-FR', messages: { 'apiKeys.greeting': '{count, plural' } });

    expect(i18n.translate('apiKeys.greeting', GREETING)).toBe('2 keys of jo');
  });

  it('names the message whose default cannot be formatted', () => {
    expect(() => i18n.translate('apiKeys.broken', { defaultMessage: '{owner}' })).toThrow(
      /^\[I18n\] Error formatting the default message for: "apiKeys.broken"/,
    );
  });

  it('refuses an empty id', () => {
    expect(() => i18n.translate('', { defaultMessage: 'x' })).toThrow(
      new Error('[I18n] An `id` must be a non-empty string to translate a message.'),
    );
  });

  it('leaves angle brackets alone when told so', () => {
    const options = { defaultMessage: '<id>:<secret>', ignoreTag: true };

    expect(i18n.translate('apiKeys.format', options)).toBe('<id>:<secret>');
  });
});
