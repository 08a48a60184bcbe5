import type { CapabilitiesResponse } from '../../common/http/api_keys';

/** Somebody who may manage everything, on a cluster that can do everything. */
export const someCapabilities = (
  overrides: Partial<CapabilitiesResponse> = {},
): CapabilitiesResponse => ({
  current_user: { username: 'ada', realm: 'native1' },
  can_view: true,
  can_manage_own: true,
  can_manage_all: true,
  can_manage_cross_cluster: true,
  missing_privileges: [],
  cluster: { version: '9.1.0', api_keys_enabled: true, facets: true, expiration_update: true },
  elasticsearch_url: 'https://es.example:9200',
  server_time: Date.now(),
  ...overrides,
});
