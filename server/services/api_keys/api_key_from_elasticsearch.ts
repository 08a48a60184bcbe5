import type { ApiKey } from '../../../common/api_keys/api_key';
import type { ElasticsearchApiKey } from '../../elasticsearch/elasticsearch_types';
import { withoutUndefined } from '../../lib/without_undefined';

/**
 * Our key for Elasticsearch's, field by field: what a newer Elasticsearch adds does not reach the
 * browser unseen. Fields of older clusters that are always there for us get the value they imply.
 */
export const apiKeyFromElasticsearch = (source: ElasticsearchApiKey): ApiKey => ({
  id: source.id,
  name: source.name ?? source.id,
  type: source.type ?? 'rest',
  creation: source.creation,
  invalidated: source.invalidated,
  username: source.username,
  realm: source.realm,
  metadata: source.metadata ?? {},
  role_descriptors: source.role_descriptors ?? {},
  ...withoutUndefined({
    expiration: source.expiration,
    invalidation: source.invalidation,
    realm_type: source.realm_type,
    profile_uid: source.profile_uid,
    limited_by: source.limited_by,
    access: source.access,
  }),
});
