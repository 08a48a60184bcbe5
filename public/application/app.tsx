import { EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { CreatedApiKey } from '../../common/api_keys/api_key';
import { useServices } from '../hooks/services';
import { useReloadApiKeys } from '../hooks/use_api_keys';
import type { LoadedCapabilities } from '../hooks/use_capabilities';
import { useCapabilities } from '../hooks/use_capabilities';
import { usePageNavigation } from '../hooks/use_page_navigation';
import type { PageView } from '../lib/page_path';
import { LIST_PAGE_PATH, pageView } from '../lib/page_path';
import { ApiKeysListPage } from '../pages/api_keys_list/api_keys_list_page';
import { CreateApiKeyFlyout } from '../pages/create_api_key/create_api_key_flyout';
import { CreatedApiKeyPanel } from '../pages/create_api_key/created_api_key_panel';
import { ApiKeyDetailsFlyout } from '../pages/edit_api_key/api_key_details_flyout';

/** The list, and over it what the address names. Holds the credentials of new keys until they are done with. */
export const App = () => {
  const view = pageView(useLocation().pathname);
  const { capabilities } = useCapabilities();
  const { openList } = usePageNavigation();
  const reload = useReloadApiKeys();
  const [created, setCreated] = useState<readonly CreatedApiKey[]>([]);
  const [createdIds, setCreatedIds] = useState<readonly string[]>([]);
  useBreadcrumbs(view.view);

  const onCreated = (createdKey: CreatedApiKey) => {
    setCreated((before) => [createdKey, ...before]);
    setCreatedIds((before) => [createdKey.id, ...before]);
    reload();
    openList();
  };
  const onUpdated = () => {
    reload();
    openList();
  };
  const drop = (id: string) => setCreated((before) => before.filter((key) => key.id !== id));

  return (
    <>
      <ApiKeysListPage createdIds={createdIds}>
        {created.map((createdKey) => (
          <React.Fragment key={createdKey.id}>
            <CreatedApiKeyPanel
              created={createdKey}
              onDone={() => drop(createdKey.id)}
              {...(capabilities?.elasticsearch_url !== undefined && {
                elasticsearchUrl: capabilities.elasticsearch_url,
              })}
            />
            <EuiSpacer size="l" />
          </React.Fragment>
        ))}
      </ApiKeysListPage>
      {capabilities && isUsable(capabilities) && (
        <PageOverlay
          view={view}
          capabilities={capabilities}
          onClose={openList}
          onCreated={onCreated}
          onUpdated={onUpdated}
        />
      )}
    </>
  );
};

const isUsable = ({ can_view: canView, cluster }: LoadedCapabilities): boolean =>
  canView && cluster.api_keys_enabled;

interface PageOverlayProps {
  readonly view: PageView;
  readonly capabilities: LoadedCapabilities;
  readonly onClose: () => void;
  readonly onCreated: (created: CreatedApiKey) => void;
  readonly onUpdated: () => void;
}

const PageOverlay = ({ view, capabilities, ...handlers }: PageOverlayProps) => {
  const { onClose, onCreated, onUpdated } = handlers;
  switch (view.view) {
    case 'list':
      return null;
    case 'create':
      return capabilities.can_manage_own ? (
        <CreateApiKeyFlyout
          clockOffset={capabilities.clockOffset}
          onClose={onClose}
          onCreated={onCreated}
        />
      ) : null;
    case 'details':
      return (
        <ApiKeyDetailsFlyout
          key={view.id}
          id={view.id}
          capabilities={capabilities}
          onClose={onClose}
          onUpdated={onUpdated}
        />
      );
  }
};

const lastCrumb = (view: PageView['view']): string | undefined => {
  switch (view) {
    case 'list':
      return undefined;
    case 'create':
      return i18n.translate('apiKeys.breadcrumbs.create', { defaultMessage: 'Create' });
    case 'details':
      return i18n.translate('apiKeys.breadcrumbs.details', { defaultMessage: 'Details' });
  }
};

function useBreadcrumbs(view: PageView['view']): void {
  const { setBreadcrumbs } = useServices();
  const show = useCallback(() => {
    const text = i18n.translate('apiKeys.breadcrumbs.list', { defaultMessage: 'API keys' });
    const last = lastCrumb(view);
    setBreadcrumbs(
      last === undefined ? [{ text }] : [{ text, href: LIST_PAGE_PATH }, { text: last }],
    );
  }, [setBreadcrumbs, view]);
  useEffect(show, [show]);
}
