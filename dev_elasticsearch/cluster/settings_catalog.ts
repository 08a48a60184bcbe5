import { illegalArgument } from '../lib/elasticsearch_error';
import { compileWildcard } from '../lib/wildcard';

/** The settings that clients look at before they start, as this server behaves. */
export const DEFAULT_SETTINGS: Readonly<Record<string, string>> = {
  'action.auto_create_index': 'true',
  'action.destructive_requires_name': 'true',
  'cluster.max_shards_per_node': '1000',
  'cluster.routing.allocation.enable': 'all',
  'script.allowed_types': '[]',
  'script.disable_max_compilations_rate': 'false',
  'xpack.security.authc.api_key.enabled': 'true',
  'xpack.security.enabled': 'true',
};

/** Settings of Elasticsearch's that change nothing for a client of a single node. */
const HARMLESS = [
  ...['logger.*', 'cluster.metadata.*', 'cluster.routing.*', 'cluster.info.update.*'],
  ...['cluster.max_shards_per_node', 'cluster.max_shards_per_node.*', 'cluster.persistent_tasks.*'],
  ...['cluster.indices.close.enable', 'cluster.blocks.create_index', 'indices.recovery.*'],
  ...['indices.lifecycle.poll_interval', 'slm.*', 'search.max_buckets', 'search.default_*'],
  ...['ingest.geoip.*', 'xpack.monitoring.*', 'transport.tracer.*', 'http.tracer.*'],
].map((pattern) => compileWildcard(pattern));

/**
 * Judges a setting that a request wants to change. What would have to change this server's behaviour
 * and does not is refused, rather than kept without an effect.
 * @throws 400 illegal_argument_exception for a setting that is not known, or fixed
 */
export function checkSetting(kind: 'persistent' | 'transient', name: string): void {
  if (HARMLESS.some((matches) => matches(name))) return;
  if (Object.hasOwn(DEFAULT_SETTINGS, name)) {
    throw illegalArgument(`${kind} setting [${name}], not dynamically updateable`);
  }
  throw illegalArgument(`${kind} setting [${name}], not recognized`);
}
