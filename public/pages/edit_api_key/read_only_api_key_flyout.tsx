import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKey, EpochMillis } from '../../../common/api_keys/api_key';
import { PageFlyout } from '../../components/page_flyout';
import type { UpdateObstacle } from '../../lib/ownership';
import { AccessSections } from './access_sections';
import { ApiKeyOverview } from './api_key_overview';
import { JsonSection } from './json_section';

interface ReadOnlyApiKeyFlyoutProps {
  readonly apiKey: ApiKey;
  /** Server time. */
  readonly now: EpochMillis;
  readonly obstacle: UpdateObstacle;
  readonly onClose: () => void;
}

const obstacleText = (obstacle: UpdateObstacle): string => {
  switch (obstacle) {
    case 'expired':
      return i18n.translate('apiKeys.details.expired', {
        defaultMessage: 'This API key has expired and can no longer be updated.',
      });
    case 'invalidated':
      return i18n.translate('apiKeys.details.invalidated', {
        defaultMessage: 'This API key has been deleted.',
      });
    case 'not_owner':
      return i18n.translate('apiKeys.details.notOwner', {
        defaultMessage: 'This API key belongs to another user. Only its owner can update it.',
      });
    case 'no_privilege':
      return i18n.translate('apiKeys.details.noPrivilege', {
        defaultMessage: 'You do not have permission to update this API key.',
      });
  }
};

/** A key that the user can only look at, and why. */
export const ReadOnlyApiKeyFlyout = (props: ReadOnlyApiKeyFlyoutProps) => {
  const { apiKey, now, obstacle, onClose } = props;
  return (
    <PageFlyout
      title={i18n.translate('apiKeys.details.readOnlyTitle', { defaultMessage: 'API key details' })}
      onClose={onClose}
      closeLabel={i18n.translate('apiKeys.details.readOnlyClose', { defaultMessage: 'Close' })}
      data-test-subj="apiKeyFlyout"
    >
      <EuiCallOut
        size="s"
        iconType="lock"
        title={obstacleText(obstacle)}
        data-test-subj="apiKeyReadOnlyReason"
      />
      <EuiSpacer size="l" />
      <ApiKeyOverview apiKey={apiKey} now={now} />
      {apiKey.type === 'rest' && <RoleDescriptorsSection apiKey={apiKey} />}
      <JsonSection
        title={i18n.translate('apiKeys.details.metadata', { defaultMessage: 'Metadata' })}
        value={apiKey.metadata}
        emptyText={i18n.translate('apiKeys.details.noMetadata', { defaultMessage: 'None.' })}
        data-test-subj="apiKeyDetailsMetadata"
      />
      <AccessSections apiKey={apiKey} />
    </PageFlyout>
  );
};

const RoleDescriptorsSection = ({ apiKey }: { readonly apiKey: ApiKey }) => (
  <JsonSection
    title={i18n.translate('apiKeys.details.roleDescriptors', {
      defaultMessage: 'Role descriptors',
    })}
    value={apiKey.role_descriptors}
    emptyText={i18n.translate('apiKeys.details.unrestricted', {
      defaultMessage: "None: the key has all of its owner's privileges.",
    })}
    data-test-subj="apiKeyDetailsRoleDescriptors"
  />
);
