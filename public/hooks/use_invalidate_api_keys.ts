import { useCallback } from 'react';
import type { ApiKeyId } from '../../common/api_keys/api_key';
import type { InvalidateOutcome } from '../../common/http/api_keys';
import { useServices } from './services';
import type { AsyncAction } from './use_async_action';
import { useAsyncAction } from './use_async_action';

/** Ends keys for good; one outcome for each id, and an error only when nothing could be asked. */
export function useInvalidateApiKeys(): AsyncAction<
  readonly ApiKeyId[],
  readonly InvalidateOutcome[]
> {
  const { client } = useServices();
  const invalidate = useCallback(
    async (ids: readonly ApiKeyId[]) => (await client.invalidate({ ids })).results,
    [client],
  );
  return useAsyncAction(invalidate);
}
