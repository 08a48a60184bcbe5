import type { ElasticsearchApiKey } from '../../server/elasticsearch/elasticsearch_types';

/** A valid key of "elastic"; a test says only what it is about. */
export const anElasticsearchApiKey = (
  overrides: Partial<ElasticsearchApiKey> = {},
): ElasticsearchApiKey => ({
  id: 'id-1',
  name: 'nightly-report',
  type: 'rest',
  creation: 1_700_000_000_000,
  invalidated: false,
  username: 'elastic',
  realm: 'reserved',
  metadata: {},
  role_descriptors: {},
  ...overrides,
});
