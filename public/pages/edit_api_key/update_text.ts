import { i18n } from '@kbn/i18n';

/** What the form for an existing key says. */
export const updateText = {
  submit: () => i18n.translate('apiKeys.update.submit', { defaultMessage: 'Update API key' }),
  running: () => i18n.translate('apiKeys.update.running', { defaultMessage: 'Updating API key…' }),
  failed: () =>
    i18n.translate('apiKeys.update.failed', { defaultMessage: 'The API key was not updated' }),
  done: (name: string) =>
    i18n.translate('apiKeys.update.done', {
      defaultMessage: 'Updated API key “{name}”',
      values: { name },
    }),
  nothingToChange: (name: string) =>
    i18n.translate('apiKeys.update.nothingToChange', {
      defaultMessage: 'Nothing to change in API key “{name}”',
      values: { name },
    }),
  snapshotHint: () =>
    i18n.translate('apiKeys.update.snapshotHint', {
      defaultMessage:
        'Every update also takes your present privileges as the new limit of what the key can do.',
    }),
};
