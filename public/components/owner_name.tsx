import { EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKey } from '../../common/api_keys/api_key';

/** The owner; the realm is the tooltip, because the same name in two realms is two people. */
export const OwnerName = ({ apiKey }: { readonly apiKey: Pick<ApiKey, 'username' | 'realm'> }) => (
  <EuiToolTip
    content={i18n.translate('apiKeys.owner.realm', {
      defaultMessage: 'Realm: {realm}',
      values: { realm: apiKey.realm },
    })}
  >
    <span data-test-subj="apiKeyUsername">{apiKey.username}</span>
  </EuiToolTip>
);
