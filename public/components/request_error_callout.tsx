import { EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ReactNode } from 'react';
import React from 'react';
import { errorDetail, errorText } from '../lib/error_texts';
import type { RequestError } from '../lib/request_error';

interface RequestErrorCalloutProps {
  /** What was tried, as a sentence that it failed. */
  readonly title: string;
  readonly error: RequestError;
  /** Below the text: a button to try again. */
  readonly action?: ReactNode;
  readonly 'data-test-subj'?: string;
}

/** Says what failed, why, and what to do; read out as soon as it appears. */
export const RequestErrorCallout = ({
  title,
  error,
  action,
  'data-test-subj': testSubject = 'requestErrorCallout',
}: RequestErrorCalloutProps) => (
  <div role="alert">
    <EuiCallOut title={title} color="danger" iconType="error" data-test-subj={testSubject}>
      <RequestErrorText error={error} />
      {action && (
        <>
          <EuiSpacer size="s" />
          {action}
        </>
      )}
    </EuiCallOut>
  </div>
);

/** Sentence, hint, and in its own words what the server said. */
export const RequestErrorText = ({ error }: { readonly error: RequestError }) => {
  const { sentence, hint } = errorText(error.code);
  const detail = errorDetail(error);
  return (
    <EuiText size="s">
      <p>
        {sentence} {hint}
      </p>
      {detail !== undefined && (
        <p data-test-subj="requestErrorDetail">
          {i18n.translate('apiKeys.errors.detail', {
            defaultMessage: 'Details: {detail}',
            values: { detail },
          })}
        </p>
      )}
    </EuiText>
  );
};
