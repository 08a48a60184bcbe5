import { useMemo } from 'react';
import { useHistory } from 'react-router-dom';
import { CREATE_PAGE_PATH, detailsPagePath, LIST_PAGE_PATH } from '../lib/page_path';

/** Opens and closes what lies over the list; the list's own state in the address stays. */
export function usePageNavigation() {
  const history = useHistory();
  return useMemo(() => {
    const go = (pathname: string) => history.push({ pathname, search: history.location.search });
    return {
      openList: () => go(LIST_PAGE_PATH),
      openCreate: () => go(CREATE_PAGE_PATH),
      openDetails: (id: string) => go(detailsPagePath(id)),
      /** For links, so that a key can be opened in a new tab. */
      detailsHref: (id: string) =>
        history.createHref({ pathname: detailsPagePath(id), search: history.location.search }),
    };
  }, [history]);
}
