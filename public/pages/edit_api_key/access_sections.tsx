import { EuiAccordion, EuiCodeBlock, EuiSpacer, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKey } from '../../../common/api_keys/api_key';
import { prettyJson } from '../../lib/json_object';
import { JsonSection } from './json_section';

/** What cannot be edited here: access of cross-cluster keys, and the owner's snapshot. */
export const AccessSections = ({ apiKey }: { readonly apiKey: ApiKey }) => {
  const id = useGeneratedHtmlId({ prefix: 'limitedBy' });
  return (
    <>
      {apiKey.access && (
        <JsonSection
          title={i18n.translate('apiKeys.details.access', {
            defaultMessage: 'Access of the remote cluster',
          })}
          value={apiKey.access}
          emptyText=""
          data-test-subj="apiKeyDetailsAccess"
        />
      )}
      {apiKey.limited_by && (
        <>
          <EuiSpacer size="l" />
          <EuiAccordion
            id={id}
            buttonContent={i18n.translate('apiKeys.details.limitedBy', {
              defaultMessage: "Limited by the owner's privileges",
            })}
            data-test-subj="apiKeyDetailsLimitedBy"
          >
            <EuiSpacer size="s" />
            <EuiText size="xs" color="subdued">
              <p>{limitedByText()}</p>
            </EuiText>
            <EuiSpacer size="s" />
            <EuiCodeBlock
              language="json"
              isCopyable
              fontSize="s"
              paddingSize="m"
              overflowHeight={300}
            >
              {prettyJson(apiKey.limited_by)}
            </EuiCodeBlock>
          </EuiAccordion>
        </>
      )}
    </>
  );
};

const limitedByText = (): string =>
  i18n.translate('apiKeys.details.limitedByText', {
    defaultMessage:
      'What the owner was allowed to do when the key was created or last updated. The key can never do more than this.',
  });
