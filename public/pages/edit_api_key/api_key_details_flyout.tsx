import { EuiButton, EuiEmptyPrompt, EuiSkeletonText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import { PageFlyout } from '../../components/page_flyout';
import { RequestErrorText } from '../../components/request_error_callout';
import { useApiKey } from '../../hooks/use_api_key';
import type { LoadedCapabilities } from '../../hooks/use_capabilities';
import { useServerNow } from '../../hooks/use_server_now';
import { updateObstacle } from '../../lib/ownership';
import { EditApiKeyFlyout } from './edit_api_key_flyout';
import { ReadOnlyApiKeyFlyout } from './read_only_api_key_flyout';

interface ApiKeyDetailsFlyoutProps {
  readonly id: string;
  readonly capabilities: LoadedCapabilities;
  readonly onClose: () => void;
  /** The key may have changed. */
  readonly onUpdated: () => void;
}

/** One key, read afresh: a form for its owner, details for everybody else. */
export const ApiKeyDetailsFlyout = (props: ApiKeyDetailsFlyoutProps) => {
  const { id, capabilities, onClose, onUpdated } = props;
  const { loaded, error, reload } = useApiKey(id);
  const expiration = loaded?.apiKey.expiration;
  const now = useServerNow(
    loaded?.clockOffset ?? capabilities.clockOffset,
    expiration === undefined ? [] : [expiration],
  );

  if (!loaded) {
    return (
      <PageFlyout
        title={detailsTitle()}
        onClose={onClose}
        closeLabel={closeText()}
        data-test-subj="apiKeyFlyout"
      >
        {error ? (
          <EuiEmptyPrompt
            iconType="error"
            color="danger"
            title={<h3>{failedTitle()}</h3>}
            body={<RequestErrorText error={error} />}
            actions={<EuiButton onClick={reload}>{retryText()}</EuiButton>}
            data-test-subj="apiKeyLoadFailed"
          />
        ) : (
          <EuiSkeletonText lines={10} isLoading contentAriaLabel={detailsTitle()} />
        )}
      </PageFlyout>
    );
  }

  const { apiKey } = loaded;
  const obstacle = updateObstacle(capabilities, apiKey, now);
  return obstacle ? (
    <ReadOnlyApiKeyFlyout apiKey={apiKey} now={now} obstacle={obstacle} onClose={onClose} />
  ) : (
    <EditApiKeyFlyout
      apiKey={apiKey}
      now={now}
      canMoveExpiration={capabilities.cluster.expiration_update}
      onClose={onClose}
      onUpdated={onUpdated}
    />
  );
};

const detailsTitle = (): string =>
  i18n.translate('apiKeys.details.title', { defaultMessage: 'API key details' });

const closeText = (): string =>
  i18n.translate('apiKeys.details.close', { defaultMessage: 'Close' });

const failedTitle = (): string =>
  i18n.translate('apiKeys.details.failed', { defaultMessage: 'The API key could not be loaded' });

const retryText = (): string =>
  i18n.translate('apiKeys.details.retry', { defaultMessage: 'Try again' });
