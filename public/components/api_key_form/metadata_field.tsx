import { i18n } from '@kbn/i18n';
import React from 'react';
import type { Control } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { jsonProblemText } from '../../lib/field_problems';
import type { ApiKeyFormValues } from '../../lib/form_values';
import { checkMetadata } from '../../lib/shape_problem_text';
import { JsonField } from '../json_editor/json_field';
import { SwitchSection } from './switch_section';

/** Free JSON beside the key. */
export const MetadataField = ({ control }: { readonly control: Control<ApiKeyFormValues> }) => {
  const { field: hasMetadata } = useController({ control, name: 'hasMetadata' });
  const { field, fieldState, formState } = useController({
    control,
    name: 'metadata',
    rules: {
      validate: (text, { hasMetadata: isUsed }) =>
        (isUsed ? jsonProblemText(text, checkMetadata) : undefined) ?? true,
    },
  });
  return (
    <SwitchSection
      label={i18n.translate('apiKeys.metadata.switch', { defaultMessage: 'Include metadata' })}
      helpText={i18n.translate('apiKeys.metadata.switchHelp', {
        defaultMessage: 'Notes of your own, such as team or environment. They grant nothing.',
      })}
      isOn={hasMetadata.value}
      onToggle={hasMetadata.onChange}
      data-test-subj="apiKeysMetadataSwitch"
    >
      <JsonField
        label={i18n.translate('apiKeys.metadata.label', { defaultMessage: 'Metadata (JSON)' })}
        helpText={i18n.translate('apiKeys.metadata.help', {
          defaultMessage: 'A JSON object. Its top-level names cannot begin with an underscore.',
        })}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        focusRef={field.ref}
        isPristine={!fieldState.isDirty && !formState.isSubmitted}
        check={checkMetadata}
        data-test-subj="apiKeysMetadataCodeEditor"
      />
    </SwitchSection>
  );
};
