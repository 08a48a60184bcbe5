import { requireCluster } from '../../lib/authorize';
import { validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { booleanParameter } from '../../lib/parameters';
import { compileWildcard, hasWildcard } from '../../lib/wildcard';
import type { Table } from '../../storage';
import type { ClusterDeps } from '../cluster_deps';
import { ok, reading } from '../cluster_deps';
import { flatten, nest } from './flat_settings';
import type { FlatSettings } from './flat_settings';
import { checkSetting, DEFAULT_SETTINGS } from './settings_catalog';

type Kind = 'persistent' | 'transient';
type Change = readonly (readonly [string, string | readonly string[] | null])[];

const DEPRECATED =
  '[transient settings removal] Updating cluster settings through transientSettings is deprecated. Use persistent settings instead.';

/** `GET` and `PUT _cluster/settings`. */
export function settingsEndpoints({ store }: ClusterDeps): Endpoint[] {
  const settings = new ClusterSettings(store.table('cluster_settings'));
  const parameters = ['flat_settings', 'master_timeout', 'timeout'];
  return [
    reading({
      paths: ['/_cluster/settings'],
      action: 'cluster:monitor/settings',
      parameters: ['include_defaults', ...parameters],
      answer: ({ query }) => ok(read(query, settings)),
    }),
    {
      methods: ['put'],
      paths: ['/_cluster/settings'],
      queryParameters: parameters,
      body: 'required',
      handle: async (request) => {
        const changes = readChanges(request);
        requireCluster(request.subject, 'cluster:admin/settings/update');
        checkChanges('persistent', changes.persistent);
        checkChanges('transient', changes.transient);
        await store.write(() => settings.change('persistent', changes.persistent));
        settings.change('transient', changes.transient);
        return answer(request, changes);
      },
    },
  ];
}

/** Persistent settings are on disk; transient ones end with the server. */
class ClusterSettings {
  private transient: FlatSettings = {};

  constructor(private readonly table: Table<FlatSettings>) {}

  get(kind: Kind): FlatSettings {
    return kind === 'transient' ? this.transient : (this.table.get(kind) ?? {});
  }

  /** Persistent ones inside of a write. */
  change(kind: Kind, change: Change): void {
    const settings = new Map(Object.entries(this.get(kind)));
    for (const [name, value] of change) {
      if (value !== null) settings.set(name, value);
      else takeBack(settings, name);
    }
    const changed = Object.fromEntries(settings);
    if (kind === 'transient') this.transient = changed;
    else this.table.put(kind, changed);
  }
}

function takeBack(settings: Map<string, unknown>, pattern: string): void {
  for (const name of [...settings.keys()].filter(compileWildcard(pattern))) settings.delete(name);
}

function read(query: EndpointRequest['query'], settings: ClusterSettings): unknown {
  const shown = shape(query);
  return {
    persistent: shown(settings.get('persistent')),
    transient: shown(settings.get('transient')),
    ...(booleanParameter(query, 'include_defaults') ? { defaults: shown(DEFAULT_SETTINGS) } : {}),
  };
}

function shape(query: EndpointRequest['query']): (settings: FlatSettings) => unknown {
  return booleanParameter(query, 'flat_settings') ? (settings) => settings : nest;
}

interface Changes {
  readonly persistent: Change;
  readonly transient: Change;
}

function readChanges({ body, bodyText }: EndpointRequest): Changes {
  const reader = new ObjectReader(body, {
    text: bodyText,
    parser: 'cluster_update_settings_request',
  }).allowOnly(['persistent', 'transient']);
  const changesOf = (kind: Kind): Change => flatten(reader.freeObject(kind) ?? {});
  const changes = { persistent: changesOf('persistent'), transient: changesOf('transient') };
  if (changes.persistent.length + changes.transient.length === 0) {
    throw validationFailed(['no settings to update']);
  }
  return changes;
}

function checkChanges(kind: Kind, change: Change): void {
  for (const [name, value] of change) {
    if (value !== null || !hasWildcard(name)) checkSetting({ kind, name, value });
  }
}

function answer({ query }: EndpointRequest, changes: Changes): EndpointResponse {
  const shown = shape(query);
  const applied = (change: Change): unknown =>
    shown(
      Object.fromEntries(
        change.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      ),
    );
  const body = {
    acknowledged: true,
    persistent: applied(changes.persistent),
    transient: applied(changes.transient),
  };
  return changes.transient.length === 0 ? ok(body) : { ...ok(body), warnings: [DEPRECATED] };
}
