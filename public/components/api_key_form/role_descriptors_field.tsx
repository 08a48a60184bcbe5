import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ReactNode } from 'react';
import React from 'react';
import type { Control } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { jsonProblemText } from '../../lib/field_problems';
import type { ApiKeyFormValues } from '../../lib/form_values';
import { prettyJson } from '../../lib/json_object';
import { roleDescriptorTemplates } from '../../lib/role_descriptor_templates';
import { checkRoleDescriptors } from '../../lib/shape_problem_text';
import { JsonField } from '../json_editor/json_field';
import { SwitchSection } from './switch_section';

interface RoleDescriptorsFieldProps {
  readonly control: Control<ApiKeyFormValues>;
  /** What it means to leave the switch off. */
  readonly offText: ReactNode;
}

/** What the key may do at most. */
export const RoleDescriptorsField = ({ control, offText }: RoleDescriptorsFieldProps) => {
  const { field: isRestricted } = useController({ control, name: 'isRestricted' });
  const { field, fieldState, formState } = useController({
    control,
    name: 'roleDescriptors',
    rules: {
      validate: (text, { isRestricted: isUsed }) =>
        (isUsed ? jsonProblemText(text, checkRoleDescriptors) : undefined) ?? true,
    },
  });
  const onHelp = i18n.translate('apiKeys.roleDescriptors.onHelp', {
    defaultMessage: 'The key may do what these roles allow, as far as you may do it yourself.',
  });
  return (
    <SwitchSection
      label={i18n.translate('apiKeys.roleDescriptors.switch', {
        defaultMessage: 'Restrict privileges',
      })}
      helpText={isRestricted.value ? onHelp : offText}
      isOn={isRestricted.value}
      onToggle={isRestricted.onChange}
      data-test-subj="apiKeysRoleDescriptorsSwitch"
    >
      <JsonField
        label={i18n.translate('apiKeys.roleDescriptors.label', {
          defaultMessage: 'Role descriptors (JSON)',
        })}
        helpText={i18n.translate('apiKeys.roleDescriptors.help', {
          defaultMessage: 'A JSON object: each name is a role, each value what the role may do.',
        })}
        actions={<TemplateButtons onPick={field.onChange} />}
        value={field.value}
        onChange={field.onChange}
        onBlur={field.onBlur}
        focusRef={field.ref}
        isPristine={!fieldState.isDirty && !formState.isSubmitted}
        check={checkRoleDescriptors}
        data-test-subj="apiKeysRoleDescriptorsCodeEditor"
      />
    </SwitchSection>
  );
};

const TemplateButtons = ({ onPick }: { readonly onPick: (text: string) => void }) => (
  <EuiFlexGroup gutterSize="none" responsive={false} wrap>
    {roleDescriptorTemplates().map(({ id, label, testSubject, roleDescriptors }) => (
      <EuiFlexItem key={id} grow={false}>
        <EuiButtonEmpty
          size="xs"
          onClick={() => onPick(prettyJson(roleDescriptors))}
          data-test-subj={testSubject}
        >
          {label}
        </EuiButtonEmpty>
      </EuiFlexItem>
    ))}
  </EuiFlexGroup>
);
