import { EuiButtonGroup, EuiFieldNumber, EuiFormRow, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { Control } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { EpochMillis } from '../../../common/api_keys/api_key';
import { expirationDate } from '../../../common/api_keys/expiration';
import { daysProblemText } from '../../lib/field_problems';
import type { ApiKeyFormValues } from '../../lib/form_values';
import { durationOf } from '../../lib/form_values';
import { absoluteTime } from '../../lib/time_text';
import { SwitchSection } from './switch_section';

/** Lives on offer, in days. */
const PRESETS = ['7', '30', '90', '365'] as const;

interface ExpirationFieldProps {
  readonly control: Control<ApiKeyFormValues>;
  /** Server time. */
  readonly now: EpochMillis;
  readonly label: string;
  /** What it means to leave the switch off. */
  readonly offText: string;
}

const daysText = (days: string): string =>
  i18n.translate('apiKeys.expiration.preset', {
    defaultMessage: '{days, plural, one {# day} other {# days}}',
    values: { days: Number(days) },
  });

const resultText = (days: string, now: EpochMillis): string | undefined => {
  const end = expirationDate(durationOf(days), now);
  return end === undefined
    ? undefined
    : i18n.translate('apiKeys.expiration.result', {
        defaultMessage: 'The key expires on {date}.',
        values: { date: absoluteTime(end) },
      });
};

/** When the key ends, counted in days from now. */
export const ExpirationField = ({ control, now, label, offText }: ExpirationFieldProps) => {
  const { field: isExpiring } = useController({ control, name: 'isExpiring' });
  const { field, fieldState } = useController({
    control,
    name: 'days',
    rules: {
      validate: (days, { isExpiring: isUsed }) =>
        (isUsed ? daysProblemText(days) : undefined) ?? true,
    },
  });
  const problem = fieldState.error?.message ?? daysProblemText(field.value);

  return (
    <SwitchSection
      label={label}
      helpText={isExpiring.value ? (resultText(field.value, now) ?? problem) : offText}
      isOn={isExpiring.value}
      onToggle={isExpiring.onChange}
      data-test-subj="apiKeyCustomExpirationSwitch"
    >
      <EuiFormRow
        label={i18n.translate('apiKeys.expiration.days', { defaultMessage: 'Expires after' })}
        isInvalid={problem !== undefined}
        error={problem}
        fullWidth
      >
        <EuiFieldNumber
          name={field.name}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          inputRef={field.ref}
          isInvalid={problem !== undefined}
          min={1}
          step="any"
          append={i18n.translate('apiKeys.expiration.unit', { defaultMessage: 'days' })}
          fullWidth
          data-test-subj="apiKeyCustomExpirationInput"
        />
      </EuiFormRow>
      <EuiSpacer size="s" />
      <EuiButtonGroup
        legend={i18n.translate('apiKeys.expiration.presets', {
          defaultMessage: 'Common lifetimes',
        })}
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- EUI 90 has no other way
        options={PRESETS.map((days) => ({ id: days, label: daysText(days) }))}
        idSelected={field.value}
        onChange={field.onChange}
        buttonSize="compressed"
        isFullWidth
        data-test-subj="apiKeyExpirationPresets"
      />
    </SwitchSection>
  );
};
