import type { ElasticsearchError } from './elasticsearch_error';

/**
 * What a caller may see of one index: document- and field-level security. A document is visible
 * when every list of `queries` has a query that matches it; a field when every test allows it.
 */
export interface IndexAccess {
  /** Query DSL, templates resolved. An outer element for each layer (assigned, snapshot) that limits. */
  readonly queries: readonly (readonly unknown[])[];
  /** May this field (dotted path) be seen? Absent = every field. Metadata fields always may. */
  readonly allowsField?: (path: string) => boolean;
}

/** The authenticated caller, and the judgement of what it may do. */
export interface Subject {
  /** Name of the user, or of the user who owns the API key. */
  readonly principal: string;
  /** The same text for two requests exactly when scrolls and points in time of one serve the other. */
  readonly identity: string;
  /** Who asks, in the words of a 403 reason: `user [bob] with effective roles [a,b]`. */
  readonly description: string;
  /** Is this cluster action (`cluster:monitor/health`) allowed? `request` matters to own-key rules. */
  allowsCluster(action: string, request?: unknown): boolean;
  /** Is this index action allowed on this one concrete index or alias name? */
  allowsIndex(action: string, indexName: string): boolean;
  /** Is this index action allowed on any index name at all, judged by the action alone? */
  allowsIndexActionAnywhere(action: string): boolean;
  /**
   * What may be seen, by this action, of an index that is reached under these names (its own, and
   * aliases or the data stream by which it was asked for). Undefined = all of it.
   */
  indexAccess(action: string, names: readonly string[]): IndexAccess | undefined;
  /** Deprecations that judging this request met, for its answer; absent = there are none. */
  readonly warnings?: readonly string[];
  /** The 403 for this action; `indices` adds the names that were refused. */
  denied(action: string, indices?: readonly string[]): ElasticsearchError;
}
