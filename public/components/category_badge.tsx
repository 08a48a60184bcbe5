import { EuiBadge, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKeyCategory } from '../../common/api_keys/api_key_category';
import { categoryText } from '../lib/category_text';

const ICONS: Readonly<Record<ApiKeyCategory, string>> = {
  personal: 'user',
  managed: 'gear',
  cross_cluster: 'cluster',
};

const hint = (category: ApiKeyCategory): string => {
  switch (category) {
    case 'personal':
      return i18n.translate('apiKeys.category.personal.hint', {
        defaultMessage: 'Created by a person, for scripts and applications.',
      });
    case 'managed':
      return i18n.translate('apiKeys.category.managed.hint', {
        defaultMessage: 'Created and kept by Kibana, for work in the background.',
      });
    case 'cross_cluster':
      return i18n.translate('apiKeys.category.crossCluster.hint', {
        defaultMessage: 'Lets a remote cluster search or copy data of this one.',
      });
  }
};

/** What the page calls *type*. */
export const CategoryBadge = ({ category }: { readonly category: ApiKeyCategory }) => (
  <EuiToolTip content={hint(category)}>
    <EuiBadge color="hollow" iconType={ICONS[category]} data-test-subj="apiKeyCategory">
      {categoryText(category)}
    </EuiBadge>
  </EuiToolTip>
);
