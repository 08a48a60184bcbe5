import { isActive, isRefreshable } from './token';
import type { StoredToken } from './token';
import { hashToken } from './token_secrets';
import type { TokenStore } from './token_store';

/** Which tokens to end: one that is shown, or all living ones of a realm, a user, or both. */
export type TokenSelection =
  | { readonly kind: 'access_token' | 'refresh_token'; readonly token: string }
  | { readonly kind: 'owner'; readonly realm?: string; readonly username?: string };

/** How many tokens were ended; access and refresh tokens count apart. */
export interface InvalidationCounts {
  readonly invalidated: number;
  /** Of the selected ones, those that had been ended before. */
  readonly previously: number;
}

type Part = 'access' | 'refresh';

/** Ends the selected tokens in one transaction; undefined when the one named is not known. */
export function invalidate(
  selection: TokenSelection,
  { tokens, now }: { readonly tokens: TokenStore; readonly now: number },
): Promise<InvalidationCounts | undefined> {
  return tokens.write(() => {
    if (selection.kind === 'owner') {
      const living = tokens.all().filter((token) => isOf(token, selection, now));
      return sum(living.map((token) => end(tokens, token, ['access', 'refresh'])));
    }
    const hash = hashToken(selection.token);
    const isRefresh = selection.kind === 'refresh_token';
    const token = isRefresh ? tokens.getByRefresh(hash) : tokens.get(hash);
    if (token === undefined) return undefined;
    return end(tokens, token, [isRefresh ? 'refresh' : 'access']);
  });
}

function isOf(
  token: StoredToken,
  { realm, username }: { readonly realm?: string; readonly username?: string },
  now: number,
): boolean {
  const { user } = token.authentication;
  return (
    (isActive(token, now) || isRefreshable(token, now)) &&
    (realm === undefined || realm === user.realm.name) &&
    (username === undefined || username === user.username)
  );
}

function end(tokens: TokenStore, token: StoredToken, parts: readonly Part[]): InvalidationCounts {
  const before = {
    access: token.invalidated,
    refresh: token.refresh?.invalidated,
  };
  const existing = parts.filter((part) => before[part] !== undefined);
  const previously = existing.filter((part) => before[part] === true).length;
  const isEnded = (part: Part): boolean => existing.includes(part) || before[part] === true;
  tokens.put({
    ...token,
    invalidated: isEnded('access'),
    ...(token.refresh === undefined
      ? {}
      : { refresh: { ...token.refresh, invalidated: isEnded('refresh') } }),
  });
  return { invalidated: existing.length - previously, previously };
}

function sum(counts: readonly InvalidationCounts[]): InvalidationCounts {
  return counts.reduce(
    (total, count) => ({
      invalidated: total.invalidated + count.invalidated,
      previously: total.previously + count.previously,
    }),
    { invalidated: 0, previously: 0 },
  );
}
