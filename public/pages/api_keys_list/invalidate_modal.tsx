import { EuiCallOut, EuiConfirmModal, EuiSpacer, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useState } from 'react';
import type { ApiKey } from '../../../common/api_keys/api_key';
import { apiKeyCategory } from '../../../common/api_keys/api_key_category';
import type { InvalidateOutcome } from '../../../common/http/api_keys';
import { CategoryBadge } from '../../components/category_badge';
import { RequestErrorCallout } from '../../components/request_error_callout';
import { useServices } from '../../hooks/services';
import { useInvalidateApiKeys } from '../../hooks/use_invalidate_api_keys';
import { InvalidateResultsModal } from './invalidate_results_modal';
import { invalidationToast, isRefused } from './invalidation_texts';

interface InvalidateModalProps {
  readonly apiKeys: readonly ApiKey[];
  /** `isChanged`: some keys are gone, so the list is out of date. */
  readonly onClose: (isChanged: boolean) => void;
}

/** Asks before keys are ended for good, ends them, and stays open when some were refused. */
export const InvalidateModal = ({ apiKeys, onClose }: InvalidateModalProps) => {
  const titleId = useGeneratedHtmlId();
  const { toasts } = useServices();
  const { run, isRunning, error } = useInvalidateApiKeys();
  const [results, setResults] = useState<readonly InvalidateOutcome[]>();

  const confirm = async () => {
    const outcomes = await run(apiKeys.map(({ id }) => id));
    if (!outcomes) return;
    if (outcomes.some(isRefused)) {
      setResults(outcomes);
    } else {
      toasts.addSuccess(invalidationToast(apiKeys, outcomes));
      onClose(true);
    }
  };

  if (results) {
    return (
      <InvalidateResultsModal apiKeys={apiKeys} results={results} onClose={() => onClose(true)} />
    );
  }
  return (
    <EuiConfirmModal
      role="dialog"
      aria-modal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title={questionText(apiKeys)}
      onCancel={() => onClose(false)}
      onConfirm={() => void confirm()}
      isLoading={isRunning}
      cancelButtonText={i18n.translate('apiKeys.delete.cancel', { defaultMessage: 'Cancel' })}
      confirmButtonText={confirmText(apiKeys.length)}
      buttonColor="danger"
      defaultFocusedButton="cancel"
      data-test-subj="invalidateApiKeyConfirmationModal"
    >
      {error && (
        <>
          <RequestErrorCallout
            title={i18n.translate('apiKeys.delete.failed', {
              defaultMessage: 'Nothing is known to be deleted',
            })}
            error={error}
            data-test-subj="invalidateApiKeyError"
          />
          <EuiSpacer size="m" />
        </>
      )}
      <Consequences apiKeys={apiKeys} />
    </EuiConfirmModal>
  );
};

const Consequences = ({ apiKeys }: { readonly apiKeys: readonly ApiKey[] }) => (
  <>
    <EuiText size="s">
      <p>
        {i18n.translate('apiKeys.delete.consequence', {
          defaultMessage:
            'Whatever uses {count, plural, one {this key} other {these keys}} stops working at once. This cannot be undone.',
          values: { count: apiKeys.length },
        })}
      </p>
      {apiKeys.length > 1 && <NameList apiKeys={apiKeys} />}
    </EuiText>
    {apiKeys.some((apiKey) => apiKeyCategory(apiKey) === 'managed') && <ManagedWarning />}
  </>
);

const NameList = ({ apiKeys }: { readonly apiKeys: readonly ApiKey[] }) => (
  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs the keyboard
  <ul tabIndex={0} style={{ maxHeight: 200, overflowY: 'auto' }}>
    {apiKeys.map((apiKey) => (
      <li key={apiKey.id}>
        {apiKey.name} {apiKeyCategory(apiKey) === 'managed' && <CategoryBadge category="managed" />}
      </li>
    ))}
  </ul>
);

const ManagedWarning = () => (
  <>
    <EuiSpacer size="m" />
    <EuiCallOut
      size="s"
      color="warning"
      iconType="warning"
      title={i18n.translate('apiKeys.delete.managed', {
        defaultMessage:
          'Kibana works with managed keys in the background. Deleting them may break rules and other features.',
      })}
      data-test-subj="managedApiKeysWarning"
    />
  </>
);

const questionText = (apiKeys: readonly ApiKey[]): string =>
  apiKeys.length === 1
    ? i18n.translate('apiKeys.delete.questionOne', {
        defaultMessage: 'Delete API key “{name}”?',
        values: { name: apiKeys[0]?.name },
      })
    : i18n.translate('apiKeys.delete.questionMany', {
        defaultMessage: 'Delete {count} API keys?',
        values: { count: apiKeys.length },
      });

const confirmText = (count: number): string =>
  i18n.translate('apiKeys.delete.confirm', {
    defaultMessage: 'Delete {count, plural, one {API key} other {# API keys}}',
    values: { count },
  });
