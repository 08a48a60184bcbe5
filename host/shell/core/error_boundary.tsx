import { EuiCodeBlock, EuiEmptyPrompt } from '@elastic/eui';
import React, { Component } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error?: Error;
}

/** Says that a page failed, and how, instead of leaving it blank. */
export function FailedPage({ error }: { readonly error: Error }): React.JSX.Element {
  return (
    <EuiEmptyPrompt
      color="danger"
      iconType="error"
      data-test-subj="failedPage"
      title={<h2>This page failed</h2>}
      body={
        <>
          <p>Load the page again. If it fails again, the message below tells why.</p>
          <EuiCodeBlock isCopyable>{error.message}</EuiCodeBlock>
        </>
      }
    />
  );
}

/** Shows {@link FailedPage} in place of a tree that threw while it rendered. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <FailedPage error={error} /> : this.props.children;
  }
}
