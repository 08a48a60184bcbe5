import { ElasticsearchError } from '../../lib/elasticsearch_error';
import { ShardError } from '../search_error';

/** `indices.query.bool.max_clause_count`, which Elasticsearch works out from its memory: 1024 or more. */
const MAX_CLAUSES = 4096;

/** A query of so many clauses would keep all others waiting. Lenient queries fail by it as well. */
export class TooManyClauses extends ShardError {
  constructor() {
    const reason = `maxClauseCount is set to ${MAX_CLAUSES}`;
    super({
      status: 400,
      type: 'query_shard_exception',
      reason: `failed to create query: ${reason}`,
      causedBy: new ElasticsearchError({ status: 400, type: 'too_many_clauses', reason }),
    });
  }
}

/** @throws TooManyClauses */
export function limitClauses(count: number): void {
  if (count > MAX_CLAUSES) {
    throw new TooManyClauses();
  }
}
