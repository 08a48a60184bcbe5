import type { Action, Location } from 'history';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useHistory } from 'react-router-dom';
import { pathInPage } from '../lib/page_path';

interface BlockedMove {
  readonly location: Location;
  readonly action: Action;
}

/** Asks before entries are lost: on back, on links of the page, on closing the browser tab. */
interface LeaveGuard {
  /** True while a move waits for the user's word; show the question. */
  readonly isAsking: boolean;
  /** Goes where the user wanted to go. */
  readonly leave: () => void;
  readonly stay: () => void;
  /** Lets every later move pass: what was entered is saved. */
  readonly release: () => void;
}

/**
 * Holds the page while `isDirty`. Moves out of the page are asked about by Kibana itself, with
 * `question`; moves inside it by whoever reads {@link LeaveGuard.isAsking}.
 */
export function useLeaveGuard(isDirty: boolean, question: string): LeaveGuard {
  const history = useHistory();
  const [blocked, setBlocked] = useState<BlockedMove>();
  const isReleased = useRef(false);

  useEffect(() => {
    if (!isDirty) return undefined;
    const unblock = history.block((location, action) => {
      if (isReleased.current) return undefined;
      const path = pathInPage(location.pathname, history.createHref({ pathname: '/' }));
      if (path === undefined) return question;
      setBlocked({ action, location: { ...location, pathname: path } });
      return false;
    });
    const askBrowser = (event: BeforeUnloadEvent) => {
      if (!isReleased.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', askBrowser);
    return () => {
      unblock();
      window.removeEventListener('beforeunload', askBrowser);
    };
  }, [isDirty, history, question]);

  const release = useCallback(() => {
    isReleased.current = true;
  }, []);
  const stay = useCallback(() => setBlocked(undefined), []);
  const leave = useCallback(() => {
    release();
    setBlocked(undefined);
    if (!blocked) return;
    // Going back a second time could leave the page, where the history was not ours: go by address.
    if (blocked.action === 'PUSH') history.push(blocked.location);
    else history.replace(blocked.location);
  }, [blocked, history, release]);

  return { isAsking: blocked !== undefined, leave, stay, release };
}
