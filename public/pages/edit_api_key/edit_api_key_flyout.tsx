import { EuiForm, EuiSpacer, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import { useForm } from 'react-hook-form';
import type { ApiKey, EpochMillis } from '../../../common/api_keys/api_key';
import { MetadataField } from '../../components/api_key_form/metadata_field';
import { DiscardChangesModal, discardQuestion } from '../../components/discard_changes_modal';
import { PageFlyout } from '../../components/page_flyout';
import { RequestErrorCallout } from '../../components/request_error_callout';
import { SubmitButton } from '../../components/submit_button';
import { useServices } from '../../hooks/services';
import { useLeaveGuard } from '../../hooks/use_leave_guard';
import { useUpdateApiKey } from '../../hooks/use_update_api_key';
import type { ApiKeyFormValues } from '../../lib/form_values';
import { formValuesOf, isEmptyUpdate, updateRequestOf } from '../../lib/form_values';
import { AccessSections } from './access_sections';
import { ApiKeyOverview } from './api_key_overview';
import { EditExpirationField } from './edit_expiration_field';
import { EditRoleDescriptorsField } from './edit_role_descriptors_field';
import { updateText } from './update_text';

interface EditApiKeyFlyoutProps {
  readonly apiKey: ApiKey;
  /** Server time. */
  readonly now: EpochMillis;
  /** The cluster can give a key a new expiration. */
  readonly canMoveExpiration: boolean;
  readonly onClose: () => void;
  /** The key may have changed. */
  readonly onUpdated: () => void;
}

/** A key and the form for what its owner can change of it. */
export const EditApiKeyFlyout = (props: EditApiKeyFlyoutProps) => {
  const { apiKey, now, canMoveExpiration, onClose, onUpdated } = props;
  const formId = useGeneratedHtmlId({ prefix: 'editApiKeyForm' });
  const { control, handleSubmit, formState } = useForm<ApiKeyFormValues>({
    defaultValues: formValuesOf(apiKey),
  });
  const { run, isRunning, error } = useUpdateApiKey(apiKey.id);
  const { toasts } = useServices();
  const guard = useLeaveGuard(formState.isDirty, discardQuestion());

  const submit = handleSubmit(async (values) => {
    const request = updateRequestOf(values, apiKey);
    // An empty update would still renew the snapshot of the owner's privileges: not what was asked.
    const response = isEmptyUpdate(request) ? { updated: false } : await run(request);
    if (!response) return;
    if (response.updated) {
      toasts.addSuccess({
        title: updateText.done(apiKey.name),
        'data-test-subj': 'updateApiKeySuccessToast',
      });
    } else {
      toasts.addInfo({
        title: updateText.nothingToChange(apiKey.name),
        'data-test-subj': 'updateApiKeyNothingChangedToast',
      });
    }
    guard.release();
    onUpdated();
  });

  return (
    <>
      <PageFlyout
        title={i18n.translate('apiKeys.update.title', { defaultMessage: 'Update API key' })}
        onClose={onClose}
        banner={
          error && (
            <RequestErrorCallout
              title={updateText.failed()}
              error={error}
              data-test-subj="apiKeyFlyoutResponseError"
            />
          )
        }
        action={
          <SubmitButton formId={formId} isRunning={isRunning}>
            {isRunning ? updateText.running() : updateText.submit()}
          </SubmitButton>
        }
        data-test-subj="apiKeyFlyout"
      >
        <ApiKeyOverview apiKey={apiKey} now={now} />
        <EuiSpacer size="l" />
        <EuiForm
          component="form"
          id={formId}
          noValidate
          onSubmit={(event) => void submit(event as React.FormEvent)}
        >
          {canMoveExpiration && (
            <EditExpirationField
              control={control}
              now={now}
              {...(apiKey.expiration !== undefined && { expiration: apiKey.expiration })}
            />
          )}
          {apiKey.type === 'rest' && <EditRoleDescriptorsField control={control} />}
          <MetadataField control={control} />
        </EuiForm>
        <AccessSections apiKey={apiKey} />
        <EuiSpacer size="m" />
        <EuiText size="xs" color="subdued">
          <p>{updateText.snapshotHint()}</p>
        </EuiText>
      </PageFlyout>
      {guard.isAsking && <DiscardChangesModal onDiscard={guard.leave} onKeepEditing={guard.stay} />}
    </>
  );
};
