import { EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { Control } from 'react-hook-form';
import type { EpochMillis } from '../../../common/api_keys/api_key';
import { ExpirationField } from '../../components/api_key_form/expiration_field';
import type { ApiKeyFormValues } from '../../lib/form_values';
import { absoluteTime } from '../../lib/time_text';

interface EditExpirationFieldProps {
  readonly control: Control<ApiKeyFormValues>;
  /** Server time. */
  readonly now: EpochMillis;
  /** Absent: the key never expires. */
  readonly expiration?: EpochMillis;
}

/** Moves the expiration of a key; Elasticsearch has no way to take it off. */
export const EditExpirationField = ({ control, now, expiration }: EditExpirationFieldProps) => (
  <>
    <ExpirationField
      control={control}
      now={now}
      label={
        expiration === undefined
          ? i18n.translate('apiKeys.update.setExpiration', { defaultMessage: 'Set an expiration' })
          : i18n.translate('apiKeys.update.moveExpiration', {
              defaultMessage: 'Change the expiration',
            })
      }
      offText={
        expiration === undefined
          ? i18n.translate('apiKeys.update.neverExpires', {
              defaultMessage:
                'The key never expires. Once it has an expiration, that can be moved but not taken off.',
            })
          : i18n.translate('apiKeys.update.keepsExpiration', {
              defaultMessage: 'The key still expires on {date}.',
              values: { date: absoluteTime(expiration) },
            })
      }
    />
    <EuiSpacer size="m" />
  </>
);
