import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { Control } from 'react-hook-form';
import { useFormState, useWatch } from 'react-hook-form';
import { RoleDescriptorsField } from '../../components/api_key_form/role_descriptors_field';
import type { ApiKeyFormValues } from '../../lib/form_values';

/** What the key may do; warns before a restriction is taken off. */
export const EditRoleDescriptorsField = ({
  control,
}: {
  readonly control: Control<ApiKeyFormValues>;
}) => {
  const isRestricted = useWatch({ control, name: 'isRestricted' });
  const { defaultValues } = useFormState({ control });
  const isWidened = defaultValues?.isRestricted === true && !isRestricted;
  return (
    <>
      <RoleDescriptorsField
        control={control}
        offText={i18n.translate('apiKeys.update.unrestricted', {
          defaultMessage: "The key has all of its owner's privileges.",
        })}
      />
      {isWidened && (
        <div role="alert">
          <EuiSpacer size="s" />
          <EuiCallOut
            size="s"
            color="warning"
            iconType="warning"
            title={i18n.translate('apiKeys.update.widened', {
              defaultMessage:
                'You are taking the restriction off: the key would get all of your privileges.',
            })}
            data-test-subj="apiKeyWidenedWarning"
          />
        </div>
      )}
      <EuiSpacer size="m" />
    </>
  );
};
