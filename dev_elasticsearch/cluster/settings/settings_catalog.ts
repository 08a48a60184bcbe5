import { illegalArgument } from '../../lib/elasticsearch_error';
import { compileWildcard } from '../../lib/wildcard';

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

/** Dynamic settings of Elasticsearch's that this server keeps at their defaults. */
const KEPT = ['action.auto_create_index', 'action.destructive_requires_name'];

/** A change of one setting; a null value takes it back. */
export interface SettingChange {
  readonly kind: 'persistent' | 'transient';
  readonly name: string;
  readonly value: string | readonly string[] | null;
}

/**
 * Judges a change. What would have to change this server's behaviour and does not is refused, rather
 * than kept without an effect.
 * @throws 400 illegal_argument_exception for a setting that is not known, or fixed
 */
export function checkSetting({ kind, name, value }: SettingChange): void {
  if (HARMLESS.some((matches) => matches(name))) return;
  const standard = DEFAULT_SETTINGS[name];
  if (standard === undefined) throw illegalArgument(`${kind} setting [${name}], not recognized`);
  if (!KEPT.includes(name)) {
    throw illegalArgument(`${kind} setting [${name}], not dynamically updateable`);
  }
  if (value !== null && value !== standard) {
    throw illegalArgument(
      `${kind} setting [${name}] is always [${standard}] in this development server`,
    );
  }
}
