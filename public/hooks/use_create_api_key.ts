import { useCallback } from 'react';
import type { CreateApiKeyRequest, CreateApiKeyResponse } from '../../common/http/api_keys';
import { useServices } from './services';
import type { AsyncAction } from './use_async_action';
import { useAsyncAction } from './use_async_action';

/** Creates a key. The output HOLDS A SECRET, which neither this hook nor the client keeps. */
export function useCreateApiKey(): AsyncAction<CreateApiKeyRequest, CreateApiKeyResponse> {
  const { client } = useServices();
  const create = useCallback((request: CreateApiKeyRequest) => client.create(request), [client]);
  return useAsyncAction(create);
}
