import { textOf } from '../../lib/json/text_of';
import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Subject } from '../../lib/subject';
import {
  asList,
  isObject,
  readOption,
  refuseUnknownStrictly,
  singleMember,
} from '../../search/request_reader';
import { strictParseError } from '../../search/search_error';
import { didYouMean } from '../../lib/suggestion';
import { refuseLimitedView } from '../access/limited_view';
import { readAliasOptions } from './alias_options';
import { authorizeNames } from '../access/authorize';
import type { IndexDeps } from '../index_deps';
import { aliasesNotFound, indexNotFound } from '../catalog/index_error';
import { checkAliasName } from '../catalog/index_name';
import type { AliasRecord } from '../catalog/index_record';
import { DEFAULT_INDICES_OPTIONS } from '../names/indices_options';
import { removeIndex } from '../catalog/remove_index';
import { fitsAny } from '../names/name_patterns';
import { resolveRecords } from '../names/resolve_indices';

/** One step of `_aliases`. */
export interface AliasAction {
  readonly kind: 'add' | 'remove' | 'remove_index';
  /** Names and patterns of indices. */
  readonly indices: readonly string[];
  /** Empty for `remove_index`; patterns allowed in removals. */
  readonly aliases: readonly string[];
  readonly options: AliasRecord;
  /** Is removing an alias that does not exist an error? */
  readonly mustExist: boolean;
}

const ACTION = 'indices:admin/aliases';
const KINDS = ['add', 'remove', 'remove_index'] as const;

/** @throws `illegal_argument_exception` or a validation error for anything that is no action list. */
export function readAliasActions(body: unknown): readonly AliasAction[] {
  const actions = isObject(body) ? asList(body.actions) : [];
  if (actions.length === 0) {
    throw validationFailed(['Must specify at least one alias action']);
  }
  return actions.map(readAction);
}

/** Who changes aliases, and where. */
export interface AliasChange {
  readonly subject: Subject;
  readonly deps: IndexDeps;
}

/**
 * Applies all steps in one transaction, or none.
 * @throws 403, `index_not_found_exception`, `aliases_not_found_exception`.
 */
export async function applyAliasActions(
  actions: readonly AliasAction[],
  change: AliasChange,
): Promise<void> {
  const steps = actions.map((action) => ({ action, names: indicesOf(action, change) }));
  await change.deps.store.write(() => {
    for (const { action, names } of steps) {
      const applied = names.map((name) => applyTo(name, action, change.deps));
      if (action.kind === 'remove' && action.mustExist && !applied.includes(true)) {
        throw aliasesNotFound(action.aliases);
      }
    }
  });
}

const ADD_OPTIONS = [
  ...['filter', 'is_write_index', 'is_hidden', 'routing', 'index_routing', 'search_routing'],
];
const COMMON = ['index', 'indices', 'alias', 'aliases', 'must_exist'];

function readAction(given: unknown): AliasAction {
  if (!isObject(given)) {
    throw illegalArgument('[alias_action] Expected START_OBJECT');
  }
  const member = singleMember(given);
  const kind = KINDS.find((known) => known === member?.name);
  if (member === undefined) {
    throw illegalArgument('[alias_action] needs exactly one of [add], [remove], [remove_index]');
  }
  if (kind === undefined || !isObject(member.value)) {
    const hint = didYouMean(member.name, KINDS);
    throw strictParseError(`[alias_action] unknown field [${member.name}]${hint}`, {
      holder: given,
      key: member.name,
    });
  }
  const { value } = member;
  refuseUnknownStrictly(value, [...COMMON, ...(kind === 'add' ? ADD_OPTIONS : [])], kind);
  const { index, indices, alias, aliases, must_exist: _mustExist, ...rest } = value;
  const names = asList(indices ?? index).map(textOf);
  const aliasNames = asList(aliases ?? alias).map(textOf);
  checkNames(kind, names, aliasNames);
  return {
    kind,
    indices: names,
    aliases: aliasNames,
    options: readAliasOptions(rest),
    mustExist: readOption(value, 'must_exist', 'boolean') ?? true,
  };
}

function checkNames(
  kind: AliasAction['kind'],
  indices: readonly string[],
  aliases: readonly string[],
): void {
  if (indices.length === 0) {
    throw illegalArgument('One of [index] or [indices] is required');
  }
  if (kind !== 'remove_index' && aliases.length === 0) {
    throw illegalArgument('One of [alias] or [aliases] is required');
  }
  if (kind === 'add') {
    aliases.forEach((alias) => checkAliasName(alias));
  }
}

function indicesOf(action: AliasAction, { subject, deps }: AliasChange): readonly string[] {
  const judged = action.kind === 'remove_index' ? 'indices:admin/delete' : ACTION;
  const names = action.aliases.filter((alias) => !alias.includes('*'));
  authorizeNames(subject, judged, names);
  const found = resolveRecords({
    catalog: deps.catalog,
    subject,
    action: judged,
    expression: action.indices.join(','),
    options: DEFAULT_INDICES_OPTIONS,
  }).map(({ name }) => name);
  if (action.kind !== 'remove_index') {
    found.forEach((name) => {
      refuseLimitedView(subject, { action: judged, name, kind: 'Alias' });
    });
    refuseDataStreams(action.indices, deps);
  }
  return found;
}

/** Aliases of data streams are not built; those of their backing indices do not exist. */
function refuseDataStreams(names: readonly string[], { catalog }: IndexDeps): void {
  const stream = names.find(
    (name) => catalog.dataStream(name) !== undefined || catalog.get(name)?.dataStream !== undefined,
  );
  if (stream !== undefined) {
    throw illegalArgument(
      `The provided expressions [${stream}] match a data stream, whose aliases are not supported by this development server`,
    );
  }
}

/** @returns whether anything was there to change. */
function applyTo(name: string, action: AliasAction, deps: IndexDeps): boolean {
  const record = deps.catalog.get(name);
  if (record === undefined) {
    throw indexNotFound(name);
  }
  if (action.kind === 'remove_index') {
    removeIndex(record, deps);
    return true;
  }
  const current = Object.entries(record.aliases);
  if (action.kind === 'add') {
    action.aliases.forEach((alias) => deps.catalog.checkAlias(alias));
    const added = action.aliases.map((alias) => [alias, action.options] as const);
    const aliases = Object.fromEntries([...current, ...added]);
    deps.catalog.replace({ ...record, aliases });
    return true;
  }
  const isRemoved = fitsAny(action.aliases);
  const kept = current.filter(([alias]) => !isRemoved(alias));
  deps.catalog.replace({ ...record, aliases: Object.fromEntries(kept) });
  return kept.length < current.length;
}
