import { EuiConfirmModal, useGeneratedHtmlId } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';

interface DiscardChangesModalProps {
  readonly onDiscard: () => void;
  readonly onKeepEditing: () => void;
}

/** Asks before entries are lost. */
export const DiscardChangesModal = ({ onDiscard, onKeepEditing }: DiscardChangesModalProps) => {
  const titleId = useGeneratedHtmlId();
  return (
    <EuiConfirmModal
      role="dialog"
      aria-modal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title={i18n.translate('apiKeys.discard.title', { defaultMessage: 'Discard your entries?' })}
      onCancel={onKeepEditing}
      onConfirm={onDiscard}
      cancelButtonText={i18n.translate('apiKeys.discard.keep', { defaultMessage: 'Keep editing' })}
      confirmButtonText={i18n.translate('apiKeys.discard.discard', {
        defaultMessage: 'Discard entries',
      })}
      buttonColor="danger"
      defaultFocusedButton="cancel"
      data-test-subj="discardChangesModal"
    >
      {discardQuestion()}
    </EuiConfirmModal>
  );
};

/** The question alone, for where the page cannot show its own dialog. */
export const discardQuestion = (): string =>
  i18n.translate('apiKeys.discard.text', {
    defaultMessage: 'What you have entered has not been saved and will be lost.',
  });
