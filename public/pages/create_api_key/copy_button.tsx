import { EuiButton, EuiCopy, EuiScreenReaderLive } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useState } from 'react';

interface CopyButtonProps {
  /** HOLDS A SECRET; never shown by this button. */
  readonly text: string;
  readonly onCopy: () => void;
  /** Names what is copied, for those who cannot see what stands beside it. */
  readonly 'aria-label': string;
  readonly 'data-test-subj': string;
}

/** Copies a credential, shown or masked, and says that it did. */
export const CopyButton = ({ text, onCopy, ...button }: CopyButtonProps) => {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <>
      <EuiCopy textToCopy={text} afterMessage={copiedText()}>
        {(copy) => (
          <EuiButton
            {...button}
            iconType="copy"
            color="success"
            onClick={() => {
              copy();
              setIsCopied(true);
              onCopy();
            }}
          >
            {i18n.translate('apiKeys.copy.copy', { defaultMessage: 'Copy' })}
          </EuiButton>
        )}
      </EuiCopy>
      <EuiScreenReaderLive>{isCopied && copiedText()}</EuiScreenReaderLive>
    </>
  );
};

const copiedText = (): string =>
  i18n.translate('apiKeys.copy.copied', { defaultMessage: 'Copied to the clipboard' });
