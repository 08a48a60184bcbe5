import { EuiCodeBlock, EuiFlexGroup, EuiFlexItem, EuiFormLabel } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import { curlLine, MASK } from '../../lib/credential_formats';
import { CopyButton } from './copy_button';

interface CurlExampleProps {
  /** HOLDS A SECRET. */
  readonly encoded: string;
  readonly elasticsearchUrl?: string;
  readonly isRevealed: boolean;
  readonly onCopy: () => void;
}

/** A line for the terminal that tries the key; masked like the key, copied whole. */
export const CurlExample = (props: CurlExampleProps) => {
  const { encoded, elasticsearchUrl, isRevealed, onCopy } = props;
  return (
    <div>
      <EuiFormLabel type="legend">
        {i18n.translate('apiKeys.created.tryIt', { defaultMessage: 'Try it in a terminal' })}
      </EuiFormLabel>
      <EuiFlexGroup gutterSize="s" alignItems="flexStart" responsive={false} wrap>
        <EuiFlexItem style={{ minWidth: 240 }}>
          <EuiCodeBlock
            language="bash"
            fontSize="s"
            paddingSize="s"
            whiteSpace="pre-wrap"
            data-test-subj="apiKeyCurlLine"
          >
            {curlLine(isRevealed ? encoded : MASK, elasticsearchUrl)}
          </EuiCodeBlock>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <CopyButton
            text={curlLine(encoded, elasticsearchUrl)}
            onCopy={onCopy}
            aria-label={i18n.translate('apiKeys.created.copyCurl', {
              defaultMessage: 'Copy curl command',
            })}
            data-test-subj="apiKeyCopyCurlButton"
          />
        </EuiFlexItem>
      </EuiFlexGroup>
    </div>
  );
};
