import { EuiButtonIcon, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKey } from '../../../common/api_keys/api_key';

interface InvalidateButtonProps {
  readonly apiKey: ApiKey;
  readonly onClick: (apiKey: ApiKey) => void;
}

/** Asks to end the key of one row. */
export const InvalidateButton = ({ apiKey, onClick }: InvalidateButtonProps) => (
  <EuiToolTip
    content={i18n.translate('apiKeys.table.deleteHint', { defaultMessage: 'Delete API key' })}
  >
    <EuiButtonIcon
      iconType="trash"
      color="danger"
      aria-label={i18n.translate('apiKeys.table.delete', {
        defaultMessage: 'Delete API key “{name}”',
        values: { name: apiKey.name },
      })}
      onClick={() => onClick(apiKey)}
      data-test-subj={`apiKeysTableDeleteAction-${apiKey.name}`}
    />
  </EuiToolTip>
);
