import { EuiForm, EuiSpacer, useGeneratedHtmlId } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import type { CreatedApiKey } from '../../../common/api_keys/api_key';
import { ExpirationField } from '../../components/api_key_form/expiration_field';
import { MetadataField } from '../../components/api_key_form/metadata_field';
import { NameField } from '../../components/api_key_form/name_field';
import { RoleDescriptorsField } from '../../components/api_key_form/role_descriptors_field';
import { DiscardChangesModal, discardQuestion } from '../../components/discard_changes_modal';
import { PageFlyout } from '../../components/page_flyout';
import { RequestErrorCallout } from '../../components/request_error_callout';
import { SubmitButton } from '../../components/submit_button';
import { useCreateApiKey } from '../../hooks/use_create_api_key';
import { useLeaveGuard } from '../../hooks/use_leave_guard';
import { useServerNow } from '../../hooks/use_server_now';
import type { ApiKeyFormValues } from '../../lib/form_values';
import { createRequestOf, EMPTY_FORM } from '../../lib/form_values';

interface CreateApiKeyFlyoutProps {
  /** Server time minus browser time, in milliseconds. */
  readonly clockOffset: number;
  readonly onClose: () => void;
  /** What it is handed HOLDS A SECRET. */
  readonly onCreated: (created: CreatedApiKey) => void;
}

const NO_INSTANTS: readonly number[] = [];

/** The form for a new key. */
export const CreateApiKeyFlyout = ({
  clockOffset,
  onClose,
  onCreated,
}: CreateApiKeyFlyoutProps) => {
  const formId = useGeneratedHtmlId({ prefix: 'createApiKeyForm' });
  const { control, handleSubmit, formState, setFocus } = useForm<ApiKeyFormValues>({
    defaultValues: EMPTY_FORM,
  });
  const { run, isRunning, error } = useCreateApiKey();
  const guard = useLeaveGuard(formState.isDirty, discardQuestion());
  const now = useServerNow(clockOffset, NO_INSTANTS);

  useEffect(() => {
    // The flyout takes the focus itself as it opens: come after it.
    const timer = setTimeout(() => setFocus('name'), 0);
    return () => clearTimeout(timer);
  }, [setFocus]);

  const submit = handleSubmit(async (values) => {
    const created = await run(createRequestOf(values));
    if (!created) return;
    guard.release();
    onCreated(created);
  });

  return (
    <>
      <PageFlyout
        title={i18n.translate('apiKeys.create.title', { defaultMessage: 'Create API key' })}
        onClose={onClose}
        banner={error && <CreateErrorCallout error={error} />}
        action={
          <SubmitButton formId={formId} isRunning={isRunning}>
            {submitText(isRunning)}
          </SubmitButton>
        }
        data-test-subj="createApiKeyFlyout"
      >
        <EuiForm
          component="form"
          id={formId}
          noValidate
          onSubmit={(event) => void submit(event as React.FormEvent)}
        >
          <NameField control={control} />
          <EuiSpacer size="l" />
          <ExpirationField
            control={control}
            now={now}
            label={i18n.translate('apiKeys.create.expire', { defaultMessage: 'Set an expiration' })}
            offText={i18n.translate('apiKeys.create.neverExpires', {
              defaultMessage: 'The key never expires. It works until somebody deletes it.',
            })}
          />
          <EuiSpacer size="m" />
          <RoleDescriptorsField
            control={control}
            offText={i18n.translate('apiKeys.create.unrestricted', {
              defaultMessage:
                'The key gets all of your privileges. Turn this on to give it only what it needs.',
            })}
          />
          <EuiSpacer size="m" />
          <MetadataField control={control} />
        </EuiForm>
      </PageFlyout>
      {guard.isAsking && <DiscardChangesModal onDiscard={guard.leave} onKeepEditing={guard.stay} />}
    </>
  );
};

const CreateErrorCallout = ({
  error,
}: Pick<React.ComponentProps<typeof RequestErrorCallout>, 'error'>) => (
  <RequestErrorCallout
    title={i18n.translate('apiKeys.create.failed', {
      defaultMessage: 'The API key was not created',
    })}
    error={error}
    data-test-subj="apiKeyFlyoutResponseError"
  />
);

const submitText = (isRunning: boolean): string =>
  isRunning
    ? i18n.translate('apiKeys.create.running', { defaultMessage: 'Creating API key…' })
    : i18n.translate('apiKeys.create.submit', { defaultMessage: 'Create API key' });
