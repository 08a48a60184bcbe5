import { EuiSkipLink } from '@elastic/eui';
import type { History, Location } from 'history';
import React, { useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import type { InjectedUser } from '../../lib/injected_metadata';
import type { Core } from '../core';
import { ErrorBoundary } from '../core/error_boundary';
import { MANAGEMENT_PATH } from '../management/paths';
import type { ManagementSection } from '../management/sections';
import { FrameHeader } from './frame_header';
import { SideNav } from './side_nav';
import { ToastList } from './toast_list';
import { useLinkNavigation } from './use_link_navigation';

const MAIN_ID = 'main';

/** What stands around every page. */
export interface AppFrameProps {
  readonly core: Core;
  readonly history: History;
  readonly projectName: string;
  readonly user: InjectedUser;
  readonly sections: readonly ManagementSection[];
  readonly onLogout: () => void;
  /** The page at a location; the key tells pages apart, and an application's own pages are one. */
  readonly renderPage: (location: Location) => { readonly key: string; readonly page: ReactNode };
}

const useLocation = (history: History): Location => {
  const [location, setLocation] = useState(history.location);
  useEffect(() => history.listen(setLocation), [history]);
  return location;
};

/** Moves the focus to the start of a new page, so that keyboard and screen reader follow. */
const useFocusOnNavigation = (target: RefObject<HTMLElement | null>, key: string): void => {
  const last = useRef(key);
  useEffect(() => {
    if (last.current === key) return;
    last.current = key;
    target.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [target, key]);
};

/** Header, navigation and the page itself, each a landmark. */
export function AppFrame(props: AppFrameProps): ReactElement {
  const { core, history, projectName, user, sections, onLogout, renderPage } = props;
  const main = useRef<HTMLElement>(null);
  const location = useLocation(history);
  const { key, page } = renderPage(location);
  const followLink = useLinkNavigation(core.start.application);
  const { basePath } = core.start.http;
  useFocusOnNavigation(main, key);

  return (
    // Links are the interactive elements here; this listens to the clicks that bubble from them.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above
    <div onClick={followLink}>
      <EuiSkipLink
        className="shell__skip"
        destinationId={MAIN_ID}
        position="fixed"
        overrideLinkBehavior
      >
        Skip to main content
      </EuiSkipLink>
      <FrameHeader
        core={core}
        projectName={projectName}
        homeUrl={basePath.prepend(MANAGEMENT_PATH)}
        user={user}
        onLogout={onLogout}
      />
      <div className="shell">
        <div className="shell__nav">
          <SideNav sections={sections} basePath={basePath} pathname={location.pathname} />
        </div>
        <main id={MAIN_ID} ref={main} tabIndex={-1} className="shell__main">
          <ErrorBoundary key={key}>{page}</ErrorBoundary>
        </main>
      </div>
      <ToastList store={core.toasts} />
    </div>
  );
}
