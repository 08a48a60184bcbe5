import { EuiButton, EuiFieldText, EuiFlexGroup, EuiFlexItem, EuiFormRow } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useState } from 'react';
import type { CreatedApiKey } from '../../../common/api_keys/api_key';
import type { CredentialFormat } from '../../lib/credential_formats';
import { credentialText, MASK } from '../../lib/credential_formats';
import { CopyButton } from './copy_button';
import { credentialFormatHint, CredentialFormatMenu } from './credential_format_menu';

interface CredentialFieldProps {
  /** HOLDS A SECRET. */
  readonly created: CreatedApiKey;
  readonly isRevealed: boolean;
  readonly onReveal: (isRevealed: boolean) => void;
  readonly onCopy: () => void;
}

/** The credential in the format of the user's choice; masked until asked for, copied either way. */
export const CredentialField = (props: CredentialFieldProps) => {
  const { created, isRevealed, onReveal, onCopy } = props;
  const [format, setFormat] = useState<CredentialFormat>('encoded');
  const text = credentialText(created, format);
  const label = i18n.translate('apiKeys.created.credential', { defaultMessage: 'API key' });

  return (
    <EuiFlexGroup gutterSize="s" alignItems="flexStart" responsive={false} wrap>
      <EuiFlexItem style={{ minWidth: 240 }}>
        <EuiFormRow label={label} helpText={credentialFormatHint(format)} fullWidth>
          <EuiFieldText
            readOnly
            fullWidth
            value={isRevealed ? text : MASK}
            onFocus={({ target }) => target.select()}
            prepend={<CredentialFormatMenu format={format} onChange={setFormat} />}
            style={{ fontFamily: 'monospace' }}
            autoComplete="off"
            data-test-subj="apiKeyTokenField"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiFormRow hasEmptyLabelSpace>
          <EuiButton
            color="success"
            iconType="eye"
            aria-label={showLabel(isRevealed)}
            onClick={() => onReveal(!isRevealed)}
            data-test-subj="apiKeyShowButton"
          >
            {isRevealed
              ? i18n.translate('apiKeys.created.hide', { defaultMessage: 'Hide' })
              : i18n.translate('apiKeys.created.show', { defaultMessage: 'Show' })}
          </EuiButton>
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiFormRow hasEmptyLabelSpace>
          <CopyButton
            text={text}
            onCopy={onCopy}
            aria-label={i18n.translate('apiKeys.created.copyKey', {
              defaultMessage: 'Copy API key',
            })}
            data-test-subj="apiKeyCopyButton"
          />
        </EuiFormRow>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
};

const showLabel = (isRevealed: boolean): string =>
  isRevealed
    ? i18n.translate('apiKeys.created.hideKey', { defaultMessage: 'Hide API key' })
    : i18n.translate('apiKeys.created.showKey', { defaultMessage: 'Show API key' });
