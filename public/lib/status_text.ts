import { i18n } from '@kbn/i18n';
import type { ApiKeyStatus } from '../../common/api_keys/api_key_status';

/** The name of a status in rows and on filters; people *delete* what code invalidates. */
export function statusText(status: ApiKeyStatus): string {
  switch (status) {
    case 'active':
      return i18n.translate('apiKeys.status.active', { defaultMessage: 'Active' });
    case 'expired':
      return i18n.translate('apiKeys.status.expired', { defaultMessage: 'Expired' });
    case 'invalidated':
      return i18n.translate('apiKeys.status.invalidated', { defaultMessage: 'Deleted' });
  }
}
