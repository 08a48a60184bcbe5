import { EuiLoadingSpinner } from '@elastic/eui';
import type { ChromeBreadcrumb } from '@kbn/core/public';
import type { History } from 'history';
import React, { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Core } from '../core';
import { FailedPage } from '../core/error_boundary';
import { createScopedHistory } from '../core/scoped_history';
import { toError } from '../core/to_error';
import { appPath, MANAGEMENT_PATH } from './paths';
import type { ManagementApp, ManagementAppUnmount } from './sections';

/** Which application, and what it is mounted with. */
export interface ManagementAppPageProps {
  readonly app: ManagementApp;
  readonly sectionId: string;
  readonly core: Core;
  readonly history: History;
}

type State =
  { readonly is: 'loading' | 'mounted' } | { readonly is: 'failed'; readonly error: Error };

/** Mounts an application; gives back what takes it away again, whether or not it has mounted yet. */
const mountInto = (
  element: HTMLElement,
  { app, sectionId, core, history }: ManagementAppPageProps,
  onChange: (state: State) => void,
): (() => void) => {
  const root = appPath(sectionId, app.id);
  const { basePath } = core.start.http;
  const scoped = createScopedHistory(history, root, (path) => basePath.prepend(path));
  const toCrumb = ({ href, ...crumb }: ChromeBreadcrumb): ChromeBreadcrumb =>
    href === undefined ? crumb : { ...crumb, href: basePath.prepend(`${root}${href}`) };
  const setBreadcrumbs = (crumbs: ChromeBreadcrumb[]): void => {
    core.chrome.setBreadcrumbs([
      { text: 'Management', href: basePath.prepend(MANAGEMENT_PATH) },
      ...crumbs.map(toCrumb),
    ]);
  };
  core.chrome.docTitle.change(app.title);
  setBreadcrumbs([{ text: app.title }]);

  const mounting: Promise<ManagementAppUnmount | undefined> = (async () => {
    try {
      const unmount = await app.mount({
        basePath: root.slice(MANAGEMENT_PATH.length),
        element,
        history: scoped.history,
        setBreadcrumbs,
        theme$: core.theme.theme$,
      });
      onChange({ is: 'mounted' });
      return unmount;
    } catch (error) {
      onChange({ is: 'failed', error: toError(error) });
      return undefined;
    }
  })();
  return () => {
    void mounting.then((unmount) => {
      unmount?.();
      scoped.retire();
    });
  };
};

/** A management application in its element, from mount to unmount. */
export function ManagementAppPage(props: ManagementAppPageProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>({ is: 'loading' });
  const { app, sectionId, core, history } = props;

  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    return mountInto(current, { app, sectionId, core, history }, setState);
  }, [app, sectionId, core, history]);

  return (
    <>
      {state.is === 'loading' ? <EuiLoadingSpinner size="xl" aria-label="Loading" /> : null}
      {state.is === 'failed' ? <FailedPage error={state.error} /> : null}
      <div ref={place} data-test-subj="managementApp" />
    </>
  );
}
