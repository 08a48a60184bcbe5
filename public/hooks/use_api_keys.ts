import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { QueryApiKeysResponse } from '../../common/http/api_keys';
import type { ListState } from '../lib/list_state';
import { listRequest, listStateQuery } from '../lib/list_state';
import type { RequestError } from '../lib/request_error';
import { useServices } from './services';
import { clockOffset } from './use_server_now';

/** A page of keys with the clock by which to judge them. */
export interface LoadedPage extends QueryApiKeysResponse {
  /** Server time minus browser time, in milliseconds. */
  readonly clockOffset: number;
}

/** The list as far as it is known. A failed load leaves the rows of the last good one in place. */
export interface ApiKeysQuery {
  /** Absent until the first answer. */
  readonly page: LoadedPage | undefined;
  /** Why the newest load failed. */
  readonly error: RequestError | null;
  readonly isFetching: boolean;
  readonly reload: () => void;
  readonly paging: Paging;
}

/** Steps through the list; undefined where there is nowhere to go. */
export interface Paging {
  /** 1-based. */
  readonly pageNumber: number;
  readonly openPrevious: (() => void) | undefined;
  readonly openNext: (() => void) | undefined;
}

const QUERY_KEY = ['apiKeys', 'query'] as const;

/** Keys that match `state`, one page at a time. */
export function useApiKeys(state: ListState): ApiKeysQuery {
  const { client } = useServices();
  const trail = useCursors(listStateQuery(state));
  const { cursors, pop, reset } = trail;
  const request = useMemo(() => listRequest(state, cursors.at(-1)), [state, cursors]);

  const { data, error, fetchStatus, refetch } = useQuery<LoadedPage, RequestError>({
    queryKey: [...QUERY_KEY, request],
    queryFn: async ({ signal }) => {
      const response = await client.query(request, signal);
      return { ...response, clockOffset: clockOffset(response.server_time) };
    },
  });

  const page = useLastDefined(data);
  // The last key of the last page was deleted.
  if (data?.api_keys.length === 0 && cursors.length > 0) pop();
  // Deleted or expired places in the list: begin again rather than show an error nobody can mend.
  if (error?.code === 'invalid_cursor' && cursors.length > 0) reset();

  const isFetching = fetchStatus === 'fetching';
  return {
    page,
    error,
    isFetching,
    reload: useCallback(() => void refetch(), [refetch]),
    paging: pagingOf(trail, isFetching ? undefined : data),
  };
}

/** Paging waits for the running load: a second step would start from a page not yet seen. */
function pagingOf({ cursors, push, pop }: Trail, settled: LoadedPage | undefined): Paging {
  const next = settled?.cursor;
  return {
    pageNumber: cursors.length + 1,
    openPrevious: cursors.length > 0 && settled ? pop : undefined,
    openNext: next === undefined ? undefined : () => push(next),
  };
}

/** Makes every page of the list ask the server again; for after a write. */
export function useReloadApiKeys(): () => void {
  const queryClient = useQueryClient();
  return useCallback(
    () => void queryClient.invalidateQueries({ queryKey: QUERY_KEY }),
    [queryClient],
  );
}

interface Trail {
  readonly cursors: readonly string[];
  readonly push: (cursor: string) => void;
  readonly pop: () => void;
  readonly reset: () => void;
}

/** The cursors that led to the page on screen; begins anew when `listKey` (search, filters, sort) changes. */
function useCursors(listKey: string): Trail {
  const [trail, setTrail] = useState<{ listKey: string; cursors: readonly string[] }>({
    listKey,
    cursors: [],
  });
  if (trail.listKey !== listKey) setTrail({ listKey, cursors: [] });
  const { cursors } = trail;
  return {
    cursors: trail.listKey === listKey ? cursors : NO_CURSORS,
    push: (cursor: string) => setTrail({ listKey, cursors: [...cursors, cursor] }),
    pop: () => setTrail({ listKey, cursors: cursors.slice(0, -1) }),
    reset: () => setTrail({ listKey, cursors: NO_CURSORS }),
  };
}

const NO_CURSORS: readonly string[] = [];

/** The newest value that was there, so that rows outlive a failed or running load. */
function useLastDefined<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
