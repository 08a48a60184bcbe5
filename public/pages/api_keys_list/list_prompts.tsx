import { EuiButton, EuiEmptyPrompt, EuiSkeletonText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import { RequestErrorText } from '../../components/request_error_callout';
import type { RequestError } from '../../lib/request_error';

/** Stands in for the list until the first answer. */
export const LoadingList = () => (
  <EuiSkeletonText
    lines={8}
    isLoading
    contentAriaLabel={i18n.translate('apiKeys.list.loading', { defaultMessage: 'API keys' })}
    data-test-subj="apiKeysLoading"
  />
);

interface CreateFirstPromptProps {
  readonly isReadOnly: boolean;
  readonly onCreate: () => void;
}

/** No keys at all. */
export const CreateFirstPrompt = ({ isReadOnly, onCreate }: CreateFirstPromptProps) =>
  isReadOnly ? (
    <EuiEmptyPrompt
      iconType="eye"
      title={
        <h2 data-test-subj="apiKeysEmptyPromptTitle">
          {i18n.translate('apiKeys.empty.readOnlyTitle', {
            defaultMessage: 'There are no API keys yet',
          })}
        </h2>
      }
      body={
        <p>
          {i18n.translate('apiKeys.empty.readOnlyText', {
            defaultMessage:
              'You do not have permission to create API keys. Ask your administrator for the cluster privilege manage_own_api_key.',
          })}
        </p>
      }
    />
  ) : (
    <EuiEmptyPrompt
      iconType="managementApp"
      title={
        <h2 data-test-subj="apiKeysEmptyPromptTitle">
          {i18n.translate('apiKeys.empty.title', { defaultMessage: 'Create your first API key' })}
        </h2>
      }
      body={
        <p>
          {i18n.translate('apiKeys.empty.text', {
            defaultMessage:
              'With an API key, a script or an application can use Elasticsearch without your password, and with as few of your privileges as it needs.',
          })}
        </p>
      }
      actions={
        <EuiButton
          fill
          iconType="plus"
          onClick={onCreate}
          data-test-subj="apiKeysCreatePromptButton"
        >
          {i18n.translate('apiKeys.empty.create', { defaultMessage: 'Create API key' })}
        </EuiButton>
      }
    />
  );

/** The user may not see keys. */
export const ForbiddenPrompt = ({
  missingPrivileges,
}: {
  readonly missingPrivileges: readonly string[];
}) => (
  <EuiEmptyPrompt
    iconType="lock"
    data-test-subj="apiKeysPermissionDeniedMessage"
    title={
      <h2>
        {i18n.translate('apiKeys.forbidden.title', {
          defaultMessage: 'You need permission to manage API keys',
        })}
      </h2>
    }
    body={
      <p>
        {missingPrivileges.length === 0
          ? i18n.translate('apiKeys.forbidden.text', {
              defaultMessage: 'Ask your administrator for access.',
            })
          : i18n.translate('apiKeys.forbidden.textWithPrivileges', {
              defaultMessage:
                'Ask your administrator for one of these cluster privileges: {privileges}.',
              values: { privileges: missingPrivileges.join(', ') },
            })}
      </p>
    }
  />
);

/** Elasticsearch has the key service off. */
export const DisabledPrompt = () => (
  <EuiEmptyPrompt
    iconType="warning"
    data-test-subj="apiKeysDisabledMessage"
    title={
      <h2>
        {i18n.translate('apiKeys.disabled.title', {
          defaultMessage: 'API keys are disabled in Elasticsearch',
        })}
      </h2>
    }
    body={
      <p>
        {i18n.translate('apiKeys.disabled.text', {
          defaultMessage:
            'Ask your administrator to set xpack.security.authc.api_key.enabled to true.',
        })}
      </p>
    }
  />
);

interface LoadFailedPromptProps {
  readonly error: RequestError;
  readonly onRetry: () => void;
}

/** The first load failed, so that there are no rows to keep. */
export const LoadFailedPrompt = ({ error, onRetry }: LoadFailedPromptProps) => (
  <EuiEmptyPrompt
    iconType="error"
    color="danger"
    data-test-subj="apiKeysLoadFailed"
    title={
      <h2>
        {i18n.translate('apiKeys.loadFailed.title', {
          defaultMessage: 'The API keys could not be loaded',
        })}
      </h2>
    }
    body={<RequestErrorText error={error} />}
    actions={
      <EuiButton color="danger" iconType="refresh" onClick={onRetry} data-test-subj="apiKeysRetry">
        {i18n.translate('apiKeys.loadFailed.retry', { defaultMessage: 'Try again' })}
      </EuiButton>
    }
  />
);
