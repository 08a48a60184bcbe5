import { EuiFieldText, EuiFormRow } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { Control } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { MAX_API_KEY_NAME_LENGTH } from '../../../common/api_keys/api_key_name';
import { nameProblemText } from '../../lib/field_problems';
import type { ApiKeyFormValues } from '../../lib/form_values';

/** From this length on the field counts. */
const NEAR_LIMIT = MAX_API_KEY_NAME_LENGTH - 32;

const helpText = (name: string): string =>
  name.length < NEAR_LIMIT
    ? i18n.translate('apiKeys.name.help', {
        defaultMessage: 'Say what the key is for. The name cannot be changed later.',
      })
    : i18n.translate('apiKeys.name.counter', {
        defaultMessage: '{length} of {max} characters.',
        values: { length: name.length, max: MAX_API_KEY_NAME_LENGTH },
      });

/**
 * Told while one types. The other rules wait for the form to be sent: half a name breaks them, and a
 * message that appears as the field loses the focus would move what the mouse is about to hit.
 */
const earlyProblem = (name: string): string | undefined =>
  name.length > MAX_API_KEY_NAME_LENGTH || name.startsWith('_') ? nameProblemText(name) : undefined;

/** Name of a new key. */
export const NameField = ({ control }: { readonly control: Control<ApiKeyFormValues> }) => {
  const { field, fieldState } = useController({
    control,
    name: 'name',
    rules: { validate: (name) => nameProblemText(name) ?? true },
  });
  const problem = fieldState.error?.message ?? earlyProblem(field.value);
  return (
    <EuiFormRow
      label={i18n.translate('apiKeys.name.label', { defaultMessage: 'Name' })}
      helpText={helpText(field.value)}
      isInvalid={problem !== undefined}
      error={problem}
      fullWidth
    >
      <EuiFieldText
        name={field.name}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        inputRef={field.ref}
        isInvalid={problem !== undefined}
        autoComplete="off"
        aria-required
        fullWidth
        data-test-subj="apiKeyNameInput"
      />
    </EuiFormRow>
  );
};
