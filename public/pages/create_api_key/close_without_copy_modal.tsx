import { i18n } from '@kbn/i18n';
import React from 'react';
import { ConfirmLossModal } from '../../components/confirm_loss_modal';

interface CloseWithoutCopyModalProps {
  readonly onClose: () => void;
  readonly onStay: () => void;
}

/** Asks before a credential is gone that was neither copied nor looked at. */
export const CloseWithoutCopyModal = ({ onClose, onStay }: CloseWithoutCopyModalProps) => (
  <ConfirmLossModal
    title={i18n.translate('apiKeys.created.closeTitle', {
      defaultMessage: 'Close without copying the API key?',
    })}
    stayText={i18n.translate('apiKeys.created.stay', { defaultMessage: 'Go back' })}
    loseText={i18n.translate('apiKeys.created.close', { defaultMessage: 'Close without copying' })}
    onStay={onStay}
    onLose={onClose}
    data-test-subj="closeWithoutCopyModal"
  >
    {i18n.translate('apiKeys.created.closeText', {
      defaultMessage:
        'You have not copied or shown the key, and nobody can show it again. Without it the key is of no use.',
    })}
  </ConfirmLossModal>
);
