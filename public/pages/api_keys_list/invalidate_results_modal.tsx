import {
  EuiButton,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiText,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKey } from '../../../common/api_keys/api_key';
import type { InvalidateOutcome } from '../../../common/http/api_keys';
import { isRefused, outcomeText } from './invalidation_texts';

interface InvalidateResultsModalProps {
  readonly apiKeys: readonly ApiKey[];
  readonly results: readonly InvalidateOutcome[];
  readonly onClose: () => void;
}

/** Tells what became of each key, those that are still there first. */
export const InvalidateResultsModal = (props: InvalidateResultsModalProps) => {
  const { apiKeys, results, onClose } = props;
  const titleId = useGeneratedHtmlId();
  const refused = results.filter(isRefused);
  const others = results.filter((outcome) => !isRefused(outcome));
  const nameOf = (id: string) => apiKeys.find((apiKey) => apiKey.id === id)?.name ?? id;

  return (
    <EuiModal
      role="dialog"
      aria-modal
      onClose={onClose}
      aria-labelledby={titleId}
      data-test-subj="invalidateResultsModal"
    >
      <EuiModalHeader>
        <EuiModalHeaderTitle id={titleId}>
          {i18n.translate('apiKeys.delete.partialTitle', {
            defaultMessage:
              '{refused, plural, one {# API key was} other {# API keys were}} not deleted',
            values: { refused: refused.length },
          })}
        </EuiModalHeaderTitle>
      </EuiModalHeader>
      <EuiModalBody>
        <EuiText size="s">
          <ul>
            {[...refused, ...others].map((outcome) => (
              <li key={outcome.id} data-test-subj={`invalidateOutcome-${outcome.outcome}`}>
                <strong>{nameOf(outcome.id)}</strong> – {outcomeText(outcome)}
              </li>
            ))}
          </ul>
        </EuiText>
      </EuiModalBody>
      <EuiModalFooter>
        <EuiButton fill onClick={onClose} data-test-subj="invalidateResultsClose">
          {i18n.translate('apiKeys.delete.closeResults', { defaultMessage: 'Close' })}
        </EuiButton>
      </EuiModalFooter>
    </EuiModal>
  );
};
