import { EuiConfirmModal, useGeneratedHtmlId } from '@elastic/eui';
import type { ReactNode } from 'react';
import React from 'react';

interface ConfirmLossModalProps {
  readonly title: string;
  readonly stayText: string;
  readonly loseText: string;
  readonly onStay: () => void;
  readonly onLose: () => void;
  readonly children: ReactNode;
  readonly 'data-test-subj': string;
}

/** Asks before something is lost for good; staying is what Enter and Escape do. */
export const ConfirmLossModal = (props: ConfirmLossModalProps) => {
  const { title, stayText, loseText, onStay, onLose, children } = props;
  const titleId = useGeneratedHtmlId();
  return (
    <EuiConfirmModal
      role="dialog"
      aria-modal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title={title}
      onCancel={onStay}
      onConfirm={onLose}
      cancelButtonText={stayText}
      confirmButtonText={loseText}
      buttonColor="danger"
      defaultFocusedButton="cancel"
      data-test-subj={props['data-test-subj']}
    >
      {children}
    </EuiConfirmModal>
  );
};
