import { EuiBadge, EuiButton, EuiPageHeader, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';

interface ListHeaderProps {
  readonly isReadOnly: boolean;
  /** Absent: the button has no place here, or the user may not create keys. */
  readonly onCreate?: () => void;
}

/** Title, purpose and main action of the page. */
export const ListHeader = ({ isReadOnly, onCreate }: ListHeaderProps) => (
  <EuiPageHeader
    pageTitle={
      <span data-test-subj="apiKeysPageTitle">
        {i18n.translate('apiKeys.list.title', { defaultMessage: 'API keys' })}
      </span>
    }
    description={i18n.translate('apiKeys.list.description', {
      defaultMessage: 'Let scripts and applications use Elasticsearch on your behalf.',
    })}
    rightSideItems={[
      ...(onCreate ? [<CreateButton key="create" onCreate={onCreate} />] : []),
      ...(isReadOnly ? [<ReadOnlyBadge key="readOnly" />] : []),
    ]}
    bottomBorder
    paddingSize="none"
  />
);

const CreateButton = ({ onCreate }: { readonly onCreate: () => void }) => (
  <EuiButton fill iconType="plus" onClick={onCreate} data-test-subj="apiKeysCreateTableButton">
    {i18n.translate('apiKeys.list.create', { defaultMessage: 'Create API key' })}
  </EuiButton>
);

const ReadOnlyBadge = () => (
  <EuiToolTip
    content={i18n.translate('apiKeys.list.readOnlyHint', {
      defaultMessage: 'You can look at API keys, but not create, change or delete them.',
    })}
  >
    <EuiBadge iconType="eye" color="hollow" tabIndex={0} data-test-subj="apiKeysReadOnlyBadge">
      {i18n.translate('apiKeys.list.readOnly', { defaultMessage: 'Read only' })}
    </EuiBadge>
  </EuiToolTip>
);
