import { i18n } from '@kbn/i18n';
import type { ApiKey } from '../../../common/api_keys/api_key';
import type { InvalidateOutcome } from '../../../common/http/api_keys';

/** The key is still in use. */
export const isRefused = (
  outcome: InvalidateOutcome,
): outcome is Extract<InvalidateOutcome, { outcome: 'refused' }> => outcome.outcome === 'refused';

/** What became of one key, to stand behind its name. */
export function outcomeText(outcome: InvalidateOutcome): string {
  switch (outcome.outcome) {
    case 'invalidated':
      return i18n.translate('apiKeys.delete.outcome.invalidated', { defaultMessage: 'Deleted' });
    case 'previously_invalidated':
      return i18n.translate('apiKeys.delete.outcome.previously', {
        defaultMessage: 'Was already deleted',
      });
    case 'not_found':
      return i18n.translate('apiKeys.delete.outcome.notFound', {
        defaultMessage: 'No longer exists, or is not yours to see',
      });
    case 'refused':
      return i18n.translate('apiKeys.delete.outcome.refused', {
        defaultMessage: 'Not deleted: {reason}',
        values: { reason: outcome.reason },
      });
  }
}

/** What to say when no key is left, with the keys that somebody else had deleted before. */
export function invalidationToast(
  apiKeys: readonly ApiKey[],
  outcomes: readonly InvalidateOutcome[],
): { title: string; text?: string } {
  const deleted = outcomes.filter(({ outcome }) => outcome === 'invalidated').length;
  const gone = outcomes.length - deleted;
  const [first] = apiKeys;
  if (apiKeys.length === 1 && first) return { title: oneText(first.name, deleted === 1) };
  return {
    title: i18n.translate('apiKeys.delete.doneMany', {
      defaultMessage: 'Deleted {deleted, plural, one {# API key} other {# API keys}}',
      values: { deleted },
    }),
    ...(gone > 0 && { text: goneText(gone) }),
  };
}

const oneText = (name: string, isDeletedByUs: boolean): string =>
  isDeletedByUs
    ? i18n.translate('apiKeys.delete.doneOne', {
        defaultMessage: 'Deleted API key “{name}”',
        values: { name },
      })
    : i18n.translate('apiKeys.delete.goneOne', {
        defaultMessage: 'API key “{name}” was already deleted',
        values: { name },
      });

/** Keys that were gone before. */
const goneText = (gone: number): string =>
  i18n.translate('apiKeys.delete.goneMany', {
    defaultMessage: '{gone, plural, one {# was} other {# were}} already deleted.',
    values: { gone },
  });
