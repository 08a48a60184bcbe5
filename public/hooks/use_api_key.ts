import { useQuery } from '@tanstack/react-query';
import type { ApiKey, ApiKeyId } from '../../common/api_keys/api_key';
import type { RequestError } from '../lib/request_error';
import { useServices } from './services';
import { clockOffset } from './use_server_now';

/** One key as the cluster has it now. */
interface LoadedApiKey {
  readonly apiKey: ApiKey;
  /** Server time minus browser time, in milliseconds. */
  readonly clockOffset: number;
}

/**
 * Reads one key afresh each time it is opened: the row of the list, and what an earlier visit left
 * in the cache, may be old. `loaded` is absent while a read is under way.
 */
export function useApiKey(id: ApiKeyId) {
  const { client } = useServices();
  const { data, error, fetchStatus, refetch } = useQuery<LoadedApiKey, RequestError>({
    queryKey: ['apiKeys', 'get', id],
    queryFn: async ({ signal }) => {
      const { api_key: apiKey, server_time: serverTime } = await client.get(id, signal);
      return { apiKey, clockOffset: clockOffset(serverTime) };
    },
  });
  const isFetching = fetchStatus === 'fetching';
  return {
    loaded: isFetching || error ? undefined : data,
    error: isFetching ? null : error,
    reload: () => void refetch(),
  };
}
