import { illegalArgument } from '../lib/elasticsearch_error';
import { stringifyJson } from '../lib/json/stringify_json';
import type { JsonObject } from '../search/request_reader';
import { isObject } from '../search/request_reader';
import type { IndexRecord } from './index_record';

/** Settings by full name, as text; null takes a setting back to its default. */
export type SettingChanges = Readonly<Record<string, string | null>>;

/** Accepted and shown; this server has one copy of everything and needs none of them. */
const KNOWN = [
  ...['number_of_shards', 'number_of_replicas', 'auto_expand_replicas', 'refresh_interval'],
  ...['hidden', 'priority', 'codec', 'number_of_routing_shards', 'mapping.ignore_malformed'],
  ...['mapping.total_fields.limit', 'mapping.nested_objects.limit', 'lifecycle.name'],
  ...['max_refresh_listeners', 'translog.durability', 'write.wait_for_active_shards'],
];
const FIXED_AT_CREATION = ['index.number_of_shards', 'index.number_of_routing_shards'];

/**
 * Reads settings in any of their spellings: nested, dotted, with or without `index.`.
 * @throws `illegal_argument_exception` for settings this server does not know.
 */
export function readSettings(settings: unknown): SettingChanges {
  if (settings === undefined) {
    return {};
  }
  if (!isObject(settings)) {
    throw illegalArgument('key [settings] must be an object');
  }
  const flat = Object.fromEntries(
    flatten(settings).map(([name, value]) => [
      name.startsWith('index.') ? name : `index.${name}`,
      value,
    ]),
  );
  const unknown = Object.keys(flat).find((name) => !KNOWN.includes(name.slice('index.'.length)));
  if (unknown !== undefined) {
    throw illegalArgument(
      `unknown setting [${unknown}] please check that any required plugins are installed, or check ` +
        'the breaking changes documentation for removed settings',
    );
  }
  return flat;
}

/** Settings of a new index: defaults, then what was asked for. */
export function initialSettings(changes: SettingChanges): Record<string, string> {
  return applySettings({ 'index.number_of_shards': '1', 'index.number_of_replicas': '1' }, changes);
}

/** @throws `illegal_argument_exception` for settings that only creation may set. */
export function checkDynamicSettings(changes: SettingChanges, record: IndexRecord): void {
  const fixed = Object.keys(changes).find((name) => FIXED_AT_CREATION.includes(name));
  if (fixed !== undefined) {
    throw illegalArgument(
      `Can't update non dynamic settings [[${fixed}]] for open indices [[${record.name}/${record.uuid}]]`,
    );
  }
}

/** The settings after changes; null removes one. */
export function applySettings(
  settings: Readonly<Record<string, string>>,
  changes: SettingChanges,
): Record<string, string> {
  const merged = Object.entries({ ...settings, ...changes });
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Settings as the API shows them, with those the server made; `flat` keeps dotted names. */
export function renderSettings(record: IndexRecord, flat: boolean): JsonObject {
  const all = {
    ...record.settings,
    'index.creation_date': String(record.createdAt),
    'index.provided_name': record.name,
    'index.uuid': record.uuid,
    'index.version.created': '9040000',
  };
  return flat ? all : nestSettings(all);
}

function flatten(settings: JsonObject, prefix = ''): readonly (readonly [string, string | null])[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    if (isObject(value)) {
      return flatten(value, `${path}.`);
    }
    return [
      [
        path,
        value === null ? null : typeof value === 'string' ? value : stringifyJson(value),
      ] as const,
    ];
  });
}

/** `{"index.a.b": "1"}` as `{"index": {"a": {"b": "1"}}}`. */
export function nestSettings(flat: Readonly<Record<string, string>>): JsonObject {
  const root: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(flat)) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    let parent = root;
    for (const name of names) {
      const child = (parent[name] ??= {}) as Record<string, unknown>;
      parent = child;
    }
    parent[last] = value;
  }
  return root;
}
