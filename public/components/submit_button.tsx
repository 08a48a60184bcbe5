import { EuiButton } from '@elastic/eui';
import type { ReactNode } from 'react';
import React from 'react';

interface SubmitButtonProps {
  /** Id of the form it sends; the button stands in the footer, outside of it. */
  readonly formId: string;
  readonly isRunning: boolean;
  readonly children: ReactNode;
}

/** Sends a form; busy while it runs. */
export const SubmitButton = ({ formId, isRunning, children }: SubmitButtonProps) => (
  <EuiButton
    type="submit"
    form={formId}
    fill
    isLoading={isRunning}
    data-test-subj="formFlyoutSubmitButton"
  >
    {children}
  </EuiButton>
);
