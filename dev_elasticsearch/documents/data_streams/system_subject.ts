import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Subject } from '../../lib/subject';

/** The server itself, for writes that no request asked for: it may do everything and sees everything. */
export const SYSTEM_SUBJECT: Subject = {
  principal: '_system',
  identity: '_system',
  description: 'user [_system]',
  allowsCluster: () => true,
  allowsIndex: () => true,
  allowsIndexActionAnywhere: () => true,
  indexAccess: () => undefined,
  denied: (action) =>
    new ElasticsearchError({
      status: 500,
      type: 'illegal_state_exception',
      reason: `[${action}] was refused to the server itself`,
    }),
};
