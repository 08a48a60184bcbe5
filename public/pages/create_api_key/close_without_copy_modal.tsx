import { EuiConfirmModal, useGeneratedHtmlId } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';

interface CloseWithoutCopyModalProps {
  readonly onClose: () => void;
  readonly onStay: () => void;
}

/** Asks before a credential is gone that was neither copied nor looked at. */
export const CloseWithoutCopyModal = ({ onClose, onStay }: CloseWithoutCopyModalProps) => {
  const titleId = useGeneratedHtmlId();
  return (
    <EuiConfirmModal
      role="dialog"
      aria-modal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title={i18n.translate('apiKeys.created.closeTitle', {
        defaultMessage: 'Close without copying the API key?',
      })}
      onCancel={onStay}
      onConfirm={onClose}
      cancelButtonText={i18n.translate('apiKeys.created.stay', { defaultMessage: 'Go back' })}
      confirmButtonText={i18n.translate('apiKeys.created.close', {
        defaultMessage: 'Close without copying',
      })}
      buttonColor="danger"
      defaultFocusedButton="cancel"
      data-test-subj="closeWithoutCopyModal"
    >
      {i18n.translate('apiKeys.created.closeText', {
        defaultMessage:
          'You have not copied or shown the key, and nobody can show it again. Without it the key is of no use.',
      })}
    </EuiConfirmModal>
  );
};
