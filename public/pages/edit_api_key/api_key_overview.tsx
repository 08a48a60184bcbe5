import { EuiButtonIcon, EuiCode, EuiCopy, EuiDescriptionList } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKey, EpochMillis } from '../../../common/api_keys/api_key';
import { apiKeyCategory } from '../../../common/api_keys/api_key_category';
import { ApiKeyStatusHealth } from '../../components/api_key_status_health';
import { CategoryBadge } from '../../components/category_badge';
import { absoluteTime } from '../../lib/time_text';

interface ApiKeyOverviewProps {
  readonly apiKey: ApiKey;
  /** Server time. */
  readonly now: EpochMillis;
}

/** What cannot change about a key. */
export const ApiKeyOverview = ({ apiKey, now }: ApiKeyOverviewProps) => (
  <EuiDescriptionList
    type="column"
    compressed
    columnWidths={[1, 3]}
    rowGutterSize="s"
    data-test-subj="apiKeyOverview"
    listItems={[
      {
        title: i18n.translate('apiKeys.overview.name', { defaultMessage: 'Name' }),
        description: <span style={{ overflowWrap: 'anywhere' }}>{apiKey.name}</span>,
      },
      {
        title: i18n.translate('apiKeys.overview.id', { defaultMessage: 'ID' }),
        description: <CopyableId id={apiKey.id} />,
      },
      {
        title: i18n.translate('apiKeys.overview.type', { defaultMessage: 'Type' }),
        description: <CategoryBadge category={apiKeyCategory(apiKey)} />,
      },
      {
        title: i18n.translate('apiKeys.overview.owner', { defaultMessage: 'Owner' }),
        description: ownerText(apiKey),
      },
      {
        title: i18n.translate('apiKeys.overview.created', { defaultMessage: 'Created' }),
        description: absoluteTime(apiKey.creation),
      },
      {
        title: i18n.translate('apiKeys.overview.expires', { defaultMessage: 'Expires' }),
        description: expirationText(apiKey.expiration),
      },
      {
        title: i18n.translate('apiKeys.overview.status', { defaultMessage: 'Status' }),
        description: <ApiKeyStatusHealth apiKey={apiKey} now={now} />,
      },
    ]}
  />
);

const ownerText = ({ username, realm }: ApiKey): string =>
  i18n.translate('apiKeys.overview.ownerInRealm', {
    defaultMessage: '{username} (realm {realm})',
    values: { username, realm },
  });

const expirationText = (expiration: EpochMillis | undefined): string =>
  expiration === undefined
    ? i18n.translate('apiKeys.overview.never', { defaultMessage: 'Never' })
    : absoluteTime(expiration);

const CopyableId = ({ id }: { readonly id: string }) => (
  <>
    <EuiCode data-test-subj="apiKeyId">{id}</EuiCode>{' '}
    <EuiCopy textToCopy={id}>
      {(copy) => (
        <EuiButtonIcon
          iconType="copy"
          size="xs"
          onClick={copy}
          aria-label={i18n.translate('apiKeys.overview.copyId', { defaultMessage: 'Copy ID' })}
        />
      )}
    </EuiCopy>
  </>
);
