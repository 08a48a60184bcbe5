import { EuiSpacer } from '@elastic/eui';
import type { ReactNode } from 'react';
import React from 'react';
import type { ApiKeysQuery, LoadedPage } from '../../hooks/use_api_keys';
import { useApiKeys } from '../../hooks/use_api_keys';
import type { LoadedCapabilities } from '../../hooks/use_capabilities';
import { useCapabilities } from '../../hooks/use_capabilities';
import { useListState } from '../../hooks/use_list_state';
import { usePageNavigation } from '../../hooks/use_page_navigation';
import type { ListState } from '../../lib/list_state';
import { hasFilters } from '../../lib/list_state';
import { isReadOnly } from '../../lib/ownership';
import type { RequestError } from '../../lib/request_error';
import { ApiKeysList } from './api_keys_list';
import { ListHeader } from './list_header';
import {
  CreateFirstPrompt,
  DisabledPrompt,
  ForbiddenPrompt,
  LoadFailedPrompt,
  LoadingList,
} from './list_prompts';

interface ApiKeysListPageProps {
  /** Ids of the keys made in this visit, to be marked. */
  readonly createdIds: readonly string[];
  /** Above the list: the credentials of new keys. */
  readonly children: ReactNode;
}

/** The page: everything a user may see of the keys, or why there is nothing to see. */
export const ApiKeysListPage = ({ createdIds, children }: ApiKeysListPageProps) => {
  const { capabilities, error: capabilitiesError, reload: reloadCapabilities } = useCapabilities();
  const [state, changeState] = useListState();
  const query = useApiKeys(state);
  const { openCreate } = usePageNavigation();

  const reloadAll = () => {
    if (!capabilities) reloadCapabilities();
    query.reload();
  };

  const content = () => {
    const error = query.page ? capabilitiesError : (query.error ?? capabilitiesError);
    const door = closedDoor(capabilities, error);
    if (door === 'disabled') return <DisabledPrompt />;
    if (door === 'forbidden') return <ForbiddenPrompt {...missingPrivileges(capabilities)} />;
    if (error && !query.isFetching) return <LoadFailedPrompt error={error} onRetry={reloadAll} />;
    return query.page && capabilities ? keysOrPrompt(query.page, capabilities) : <LoadingList />;
  };

  const keysOrPrompt = (page: LoadedPage, known: LoadedCapabilities) => {
    if (isWithoutKeys(state, query)) {
      return <CreateFirstPrompt isReadOnly={!known.can_manage_own} onCreate={openCreate} />;
    }
    return (
      <ApiKeysList
        capabilities={known}
        query={query}
        page={page}
        state={state}
        onChange={changeState}
        createdIds={createdIds}
      />
    );
  };

  const hasKeys = query.page !== undefined && query.page.total > 0;
  return (
    <>
      <ListHeader
        isReadOnly={capabilities !== undefined && isReadOnly(capabilities)}
        {...(hasKeys && capabilities?.can_manage_own === true && { onCreate: openCreate })}
      />
      <EuiSpacer size="l" />
      {children}
      {content()}
    </>
  );
};

/** Why nobody gets in here, if nobody does. */
function closedDoor(
  capabilities: LoadedCapabilities | undefined,
  error: RequestError | null,
): 'disabled' | 'forbidden' | undefined {
  const isDisabled = capabilities?.cluster.api_keys_enabled === false;
  if (isDisabled || error?.code === 'api_keys_disabled') return 'disabled';
  const isForbidden = capabilities?.can_view === false || error?.code === 'forbidden';
  return isForbidden ? 'forbidden' : undefined;
}

/** Not one key there, rather than none that matches. */
const isWithoutKeys = (state: ListState, { page, error }: ApiKeysQuery): boolean =>
  page?.total === 0 && !error && state.search.trim() === '' && !hasFilters(state);

const missingPrivileges = (capabilities: LoadedCapabilities | undefined) => ({
  missingPrivileges: capabilities?.missing_privileges ?? [],
});
