import { EuiButtonEmpty, EuiContextMenuItem, EuiContextMenuPanel, EuiPopover } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useState } from 'react';
import { ChevronDownIcon } from '../../components/chevron_down_icon';
import type { CredentialFormat } from '../../lib/credential_formats';
import { CREDENTIAL_FORMATS } from '../../lib/credential_formats';

const formatText = (format: CredentialFormat): string => {
  switch (format) {
    case 'encoded':
      return i18n.translate('apiKeys.format.encoded', { defaultMessage: 'Encoded' });
    case 'json':
      return i18n.translate('apiKeys.format.json', { defaultMessage: 'JSON' });
    case 'beats':
      return i18n.translate('apiKeys.format.beats', { defaultMessage: 'Beats' });
    case 'logstash':
      return i18n.translate('apiKeys.format.logstash', { defaultMessage: 'Logstash' });
  }
};

/** What a format is good for. */
export const credentialFormatHint = (format: CredentialFormat): string => {
  switch (format) {
    case 'encoded':
      return i18n.translate('apiKeys.format.encodedHint', {
        defaultMessage: 'Base64 of id and secret, for the Authorization header and most clients.',
      });
    case 'json':
      return i18n.translate('apiKeys.format.jsonHint', {
        defaultMessage: 'Everything that Elasticsearch answered, for a secret store.',
      });
    case 'beats':
      return i18n.translate('apiKeys.format.beatsHint', {
        defaultMessage: 'Id and secret with a colon, for api_key in a Beats configuration.',
      });
    case 'logstash':
      return i18n.translate('apiKeys.format.logstashHint', {
        defaultMessage: 'Id and secret with a colon, for api_key in a Logstash output.',
      });
  }
};

interface CredentialFormatMenuProps {
  readonly format: CredentialFormat;
  readonly onChange: (format: CredentialFormat) => void;
}

/** Picks the format of the credential beside it. */
export const CredentialFormatMenu = ({ format, onChange }: CredentialFormatMenuProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const pick = (picked: CredentialFormat) => {
    onChange(picked);
    setIsOpen(false);
  };
  return (
    <EuiPopover
      isOpen={isOpen}
      closePopover={() => setIsOpen(false)}
      panelPaddingSize="none"
      aria-label={menuLabel()}
      button={
        <EuiButtonEmpty
          size="xs"
          iconType={ChevronDownIcon}
          iconSide="right"
          color="text"
          aria-label={i18n.translate('apiKeys.format.button', {
            defaultMessage: 'Format: {format}',
            values: { format: formatText(format) },
          })}
          onClick={() => setIsOpen(!isOpen)}
          data-test-subj="selectableTokenFieldButton"
        >
          {formatText(format)}
        </EuiButtonEmpty>
      }
    >
      <EuiContextMenuPanel
        items={CREDENTIAL_FORMATS.map((option) => (
          <EuiContextMenuItem
            key={option}
            icon={option === format ? 'check' : 'empty'}
            aria-current={option === format}
            onClick={() => pick(option)}
            data-test-subj={`selectableTokenFieldOption-${option}`}
          >
            {formatText(option)}
          </EuiContextMenuItem>
        ))}
      />
    </EuiPopover>
  );
};

const menuLabel = (): string =>
  i18n.translate('apiKeys.format.menu', { defaultMessage: 'Format of the API key' });
