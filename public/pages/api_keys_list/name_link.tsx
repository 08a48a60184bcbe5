import { EuiLink } from '@elastic/eui';
import type { MouseEvent } from 'react';
import React from 'react';
import type { ApiKey } from '../../../common/api_keys/api_key';
import { usePageNavigation } from '../../hooks/use_page_navigation';

/** A click with a modifier or another button opens a tab or saves the link: the browser's business. */
const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.altKey && !event.ctrlKey && !event.shiftKey;

/** Opens the details of a key; a real link, for opening in a new tab. */
export const NameLink = ({ apiKey }: { readonly apiKey: Pick<ApiKey, 'id' | 'name'> }) => {
  const { openDetails, detailsHref } = usePageNavigation();
  return (
    <EuiLink
      href={detailsHref(apiKey.id)}
      onClick={(event: MouseEvent) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        openDetails(apiKey.id);
      }}
      style={{ overflowWrap: 'anywhere' }}
      data-test-subj={`apiKeyRowName-${apiKey.name}`}
    >
      {apiKey.name}
    </EuiLink>
  );
};
