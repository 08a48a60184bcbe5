import type { ScopedHistory } from '@kbn/core/public';
import type { History, Location, LocationDescriptorObject, LocationListener } from 'history';

/** A scoped history, and the end of it. */
export interface ScopedHistoryHandle {
  readonly history: ScopedHistory;
  /** From here on every member throws. */
  readonly retire: () => void;
}

const isInside = (pathname: string, root: string): boolean =>
  pathname === root || pathname.startsWith(`${root}/`);

/**
 * The part of a history below one path, for an application that must not see or leave the rest.
 * Mirrors Kibana 8.12.2's; blocking (`block`) reaches the parent unchanged.
 * @param parent - history whose paths are without base path
 * @param root - such as `/app/management/security/api_keys`, without a trailing slash
 * @param prepend - puts the base path in front, for `createHref`
 */
export function createScopedHistory(
  parent: History,
  root: string,
  prepend: (path: string) => string,
): ScopedHistoryHandle {
  const stops: (() => void)[] = [];
  let isRetired = false;

  const assertInUse = (): void => {
    if (isRetired) throw new Error(`The history of ${root} is unusable once it is unmounted`);
  };
  const toInner = (location: Location): Location => ({
    ...location,
    pathname: location.pathname.slice(root.length) || '/',
  });
  const toOuter = (
    target: string | LocationDescriptorObject,
  ): string | LocationDescriptorObject => {
    assertInUse();
    if (typeof target === 'string') return `${root}${/^[/?#]/.test(target) ? '' : '/'}${target}`;
    if (target.pathname === undefined) return { ...target, pathname: parent.location.pathname };
    return { ...target, pathname: `${root}${target.pathname === '/' ? '' : target.pathname}` };
  };
  const go =
    (method: 'push' | 'replace') =>
    (target: string | LocationDescriptorObject, state?: unknown): void => {
      const outer = toOuter(target);
      if (typeof outer === 'string') parent[method](outer, state);
      else parent[method](outer);
    };

  const history: ScopedHistory = {
    get length() {
      assertInUse();
      return parent.length;
    },
    get action() {
      assertInUse();
      return parent.action;
    },
    get location() {
      assertInUse();
      return toInner(parent.location);
    },
    push: go('push'),
    replace: go('replace'),
    go(steps) {
      assertInUse();
      parent.go(steps);
    },
    goBack() {
      assertInUse();
      parent.goBack();
    },
    goForward() {
      assertInUse();
      parent.goForward();
    },
    block(prompt) {
      assertInUse();
      const stop = parent.block(prompt);
      stops.push(stop);
      return stop;
    },
    listen(listener: LocationListener) {
      assertInUse();
      const stop = parent.listen((location, action) => {
        if (isInside(location.pathname, root)) listener(toInner(location), action);
      });
      stops.push(stop);
      return stop;
    },
    createHref(location, { prependBasePath = true } = {}) {
      const outer = toOuter(location);
      const path =
        typeof outer === 'string'
          ? outer
          : `${outer.pathname ?? ''}${outer.search ?? ''}${outer.hash ?? ''}`;
      return prependBasePath ? prepend(path) : path;
    },
    createSubHistory(path) {
      assertInUse();
      const sub = createScopedHistory(parent, `${root}${path}`, prepend);
      stops.push(sub.retire);
      return sub.history;
    },
  };

  return {
    history,
    retire() {
      isRetired = true;
      for (const stop of stops) stop();
    },
  };
}
