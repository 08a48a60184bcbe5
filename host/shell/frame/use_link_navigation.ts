import type { ApplicationStart } from '@kbn/core/public';
import { useCallback } from 'react';
import type { MouseEvent } from 'react';

const isPlainClick = (event: MouseEvent): boolean =>
  !event.defaultPrevented &&
  event.button === 0 &&
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

const staysInPage = (link: HTMLAnchorElement): boolean => {
  if (link.href === '' || link.target !== '' || link.hasAttribute('download')) return false;
  const { origin, hash, pathname } = new URL(link.href);
  const isAnchor = hash !== '' && pathname === location.pathname;
  return origin === location.origin && !isAnchor;
};

/**
 * Keeps clicks on links to this server's applications in the page; all other links, and clicks that
 * ask for a new tab, are left to the browser.
 */
export function useLinkNavigation(application: ApplicationStart): (event: MouseEvent) => void {
  return useCallback(
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || !isPlainClick(event) || !staysInPage(link)) return;
      event.preventDefault();
      void application.navigateToUrl(link.href);
    },
    [application],
  );
}
