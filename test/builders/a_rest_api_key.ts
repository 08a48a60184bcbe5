import type { ApiKey } from '../../common/api_keys/api_key';

/** A valid personal key of the user of `someCapabilities()`, that never expires. */
export const aRestApiKey = (overrides: Partial<ApiKey> = {}): ApiKey => ({
  id: `id-of-${overrides.name ?? 'ingest'}`,
  name: 'ingest',
  type: 'rest',
  creation: Date.UTC(2026, 0, 1),
  invalidated: false,
  username: 'ada',
  realm: 'native1',
  metadata: {},
  role_descriptors: {},
  ...overrides,
});
