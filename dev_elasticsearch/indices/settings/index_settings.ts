import { illegalArgument } from '../../lib/elasticsearch_error';
import { stringifyJson } from '../../lib/json/stringify_json';
import { didYouMean } from '../../lib/suggestion';
import type { JsonObject } from '../../search/request_reader';
import { isObject } from '../../search/request_reader';
import type { IndexRecord } from '../catalog/index_record';
import { fitsAnyOrAll } from '../names/name_patterns';
import { SETTING_KINDS } from './setting_kinds';

/** Settings by full name, as text; null takes a setting back to its default. */
export type SettingChanges = Readonly<Record<string, string | null>>;

const PREFIX = 'index.';

/**
 * Reads settings in any of their spellings: nested, dotted, with or without `index.`.
 * @throws `illegal_argument_exception` for settings this server does not know, and for bad values.
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
      name.startsWith(PREFIX) ? name : `${PREFIX}${name}`,
      value,
    ]),
  );
  for (const [name, value] of Object.entries(flat)) {
    checkSetting(name, value);
  }
  return flat;
}

/** Settings of a new index: defaults, then what was asked for. */
export function initialSettings(changes: SettingChanges): Record<string, string> {
  return applySettings({ 'index.number_of_shards': '1', 'index.number_of_replicas': '1' }, changes);
}

/** @throws `illegal_argument_exception` for settings that an open index cannot change. */
export function checkDynamicSettings(changes: SettingChanges, record: IndexRecord): void {
  const change = (name: string) => SETTING_KINDS.get(name.slice(PREFIX.length))?.change;
  const fixed = Object.keys(changes).filter((name) => change(name) !== undefined);
  const final = fixed.find((name) => change(name) === 'final');
  const indices = `[[${record.name}/${record.uuid}]]`;
  if (final !== undefined) {
    throw illegalArgument(`final ${indices} setting [${final}], not updateable`);
  }
  if (fixed.length > 0) {
    throw illegalArgument(
      `Can't update non dynamic settings [[${fixed.join(', ')}]] for open indices ${indices}`,
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

/** How settings are shown. */
export interface SettingsRendering {
  /** Dotted names rather than objects. */
  readonly isFlat: boolean;
  /** Times and versions as text too. */
  readonly isHuman?: boolean;
  /** Names and patterns; absent = all. */
  readonly names?: readonly string[];
}

/** Settings as the API shows them, with those the server made. */
export function renderSettings(
  record: IndexRecord,
  { isFlat, isHuman = false, names = [] }: SettingsRendering,
): JsonObject {
  const all = {
    ...record.settings,
    'index.creation_date': String(record.createdAt),
    ...(isHuman
      ? {
          'index.creation_date_string': new Date(record.createdAt).toISOString(),
          'index.version.created_string': '9.4.0',
        }
      : {}),
    'index.provided_name': record.name,
    'index.uuid': record.uuid,
    'index.version.created': '9040000',
  };
  const isShown = fitsAnyOrAll(names);
  const shown = Object.entries(all).filter(([name]) => isShown(name));
  const flat = Object.fromEntries(shown);
  return isFlat ? flat : nestSettings(flat);
}

/** What the settings that an index does not have are taken as. */
export function renderDefaults(
  { settings }: IndexRecord,
  { isFlat }: SettingsRendering,
): JsonObject {
  const defaults = [...SETTING_KINDS].flatMap(([name, { fallback }]) =>
    fallback === undefined || `${PREFIX}${name}` in settings
      ? []
      : [[`${PREFIX}${name}`, fallback] as const],
  );
  const flat = Object.fromEntries(defaults);
  return isFlat ? flat : nestSettings(flat);
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

function checkSetting(name: string, value: string | null): void {
  const kind = SETTING_KINDS.get(name.slice(PREFIX.length));
  if (kind === undefined) {
    const hint = suggestion(name);
    throw illegalArgument(
      `unknown setting [${name}]${
        hint === ''
          ? ' please check that any required plugins are installed, or check the breaking changes ' +
            'documentation for removed settings'
          : hint
      }`,
    );
  }
  if (value !== null) {
    kind.check(name, value);
  }
}

/** Judged without the prefix that all names share. */
function suggestion(name: string): string {
  const known = [...SETTING_KINDS.keys()];
  return didYouMean(name.slice(PREFIX.length), known) === ''
    ? ''
    : didYouMean(
        name,
        known.map((one) => `${PREFIX}${one}`),
      );
}

function flatten(settings: JsonObject, prefix = ''): readonly (readonly [string, string | null])[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    if (isObject(value)) {
      return flatten(value, `${path}.`);
    }
    const text = typeof value === 'string' ? value : stringifyJson(value);
    return [[path, value === null ? null : text] as const];
  });
}
