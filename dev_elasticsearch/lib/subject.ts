import type { ElasticsearchError } from './elasticsearch_error';

/** The authenticated caller, and the judgement of what it may do. */
export interface Subject {
  /** Name of the user, or of the user who owns the API key. */
  readonly principal: string;
  /** Who asks, in the words of a 403 reason: `user [bob] with effective roles [a,b]`. */
  readonly description: string;
  /** Is this cluster action (`cluster:monitor/health`) allowed? `request` matters to own-key rules. */
  allowsCluster(action: string, request?: unknown): boolean;
  /** Is this index action allowed on this one concrete index or alias name? */
  allowsIndex(action: string, indexName: string): boolean;
  /** Is this index action allowed on any index name at all, judged by the action alone? */
  allowsIndexActionAnywhere(action: string): boolean;
  /** The 403 for this action; `indices` adds the names that were refused. */
  denied(action: string, indices?: readonly string[]): ElasticsearchError;
}
