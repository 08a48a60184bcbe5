import { i18n } from '@kbn/i18n';
import React from 'react';
import { ConfirmLossModal } from './confirm_loss_modal';

interface DiscardChangesModalProps {
  readonly onDiscard: () => void;
  readonly onKeepEditing: () => void;
}

/** Asks before entries are lost. */
export const DiscardChangesModal = ({ onDiscard, onKeepEditing }: DiscardChangesModalProps) => (
  <ConfirmLossModal
    title={i18n.translate('apiKeys.discard.title', { defaultMessage: 'Discard your entries?' })}
    stayText={i18n.translate('apiKeys.discard.keep', { defaultMessage: 'Keep editing' })}
    loseText={i18n.translate('apiKeys.discard.discard', { defaultMessage: 'Discard entries' })}
    onStay={onKeepEditing}
    onLose={onDiscard}
    data-test-subj="discardChangesModal"
  >
    {discardQuestion()}
  </ConfirmLossModal>
);

/** The question alone, for where the page cannot show its own dialog. */
export const discardQuestion = (): string =>
  i18n.translate('apiKeys.discard.text', {
    defaultMessage: 'What you have entered has not been saved and will be lost.',
  });
