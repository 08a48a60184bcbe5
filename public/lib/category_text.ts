import { i18n } from '@kbn/i18n';
import type { ApiKeyCategory } from '../../common/api_keys/api_key_category';

/** The name of a category on badges and filters. */
export function categoryText(category: ApiKeyCategory): string {
  switch (category) {
    case 'personal':
      return i18n.translate('apiKeys.category.personal', { defaultMessage: 'Personal' });
    case 'managed':
      return i18n.translate('apiKeys.category.managed', { defaultMessage: 'Managed' });
    case 'cross_cluster':
      return i18n.translate('apiKeys.category.crossCluster', { defaultMessage: 'Cross-cluster' });
  }
}
