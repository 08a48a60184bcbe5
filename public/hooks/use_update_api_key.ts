import { useCallback } from 'react';
import type { ApiKeyId } from '../../common/api_keys/api_key';
import type { UpdateApiKeyRequest, UpdateApiKeyResponse } from '../../common/http/api_keys';
import { useServices } from './services';
import type { AsyncAction } from './use_async_action';
import { useAsyncAction } from './use_async_action';

/** Changes one key; see {@link UpdateApiKeyRequest} for what absent fields mean. */
export function useUpdateApiKey(
  id: ApiKeyId,
): AsyncAction<UpdateApiKeyRequest, UpdateApiKeyResponse> {
  const { client } = useServices();
  const update = useCallback(
    (request: UpdateApiKeyRequest) => client.update(id, request),
    [client, id],
  );
  return useAsyncAction(update);
}
