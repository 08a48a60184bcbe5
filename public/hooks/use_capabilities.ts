import { useQuery } from '@tanstack/react-query';
import type { CapabilitiesResponse } from '../../common/http/api_keys';
import type { RequestError } from '../lib/request_error';
import { useServices } from './services';
import { clockOffset } from './use_server_now';

/** {@link CapabilitiesResponse} with the clock by which to count. */
export interface LoadedCapabilities extends CapabilitiesResponse {
  /** Server time minus browser time, in milliseconds. */
  readonly clockOffset: number;
}

/** What the user may do and the cluster can do; asked once in a visit, and again on `reload`. */
export function useCapabilities() {
  const { client } = useServices();
  const { data, error, refetch } = useQuery<LoadedCapabilities, RequestError>({
    queryKey: ['apiKeys', 'capabilities'],
    queryFn: async ({ signal }) => {
      const response = await client.capabilities(signal);
      return { ...response, clockOffset: clockOffset(response.server_time) };
    },
    staleTime: Infinity,
  });
  return { capabilities: data, error, reload: () => void refetch() };
}
