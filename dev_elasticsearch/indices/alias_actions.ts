import { textOf } from '../lib/json/text_of';
import { illegalArgument, validationFailed } from '../lib/elasticsearch_error';
import type { Subject } from '../lib/subject';
import { asList, isObject, readOption, singleMember } from '../search/request_reader';
import type { JsonObject } from '../search/request_reader';
import { compileWildcard } from '../lib/wildcard';
import { readAliasOptions } from './alias_options';
import { authorizeNames } from './authorize';
import type { IndexDeps } from './index_deps';
import { aliasesNotFound, indexNotFound } from './index_error';
import { checkAliasName } from './index_name';
import type { AliasRecord } from './index_record';
import { DEFAULT_INDICES_OPTIONS } from './indices_options';
import { removeIndex } from './remove_index';
import { resolveRecords } from './resolve_indices';

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

function readAction(given: unknown): AliasAction {
  const member = isObject(given) ? singleMember(given) : undefined;
  const kind = KINDS.find((known) => known === member?.name);
  if (member === undefined || kind === undefined || !isObject(member.value)) {
    throw illegalArgument(
      `Unsupported alias action [${member?.name ?? ''}], expected one of [${KINDS.join(',')}]`,
    );
  }
  const { index, indices, alias, aliases, must_exist: _mustExist, ...rest } = member.value;
  const names = asList(indices ?? index).map(textOf);
  const aliasNames = asList(aliases ?? alias).map(textOf);
  checkNames(kind, names, aliasNames);
  return {
    kind,
    indices: names,
    aliases: aliasNames,
    options: readOptionsOf(kind, rest),
    mustExist: readOption(member.value, 'must_exist', 'boolean') ?? true,
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

function readOptionsOf(kind: AliasAction['kind'], options: JsonObject): AliasRecord {
  if (kind !== 'add' && Object.keys(options).length > 0) {
    throw illegalArgument(
      `Unknown field [${Object.keys(options).join(',')}] in alias action [${kind}]`,
    );
  }
  return readAliasOptions(options);
}

function indicesOf(action: AliasAction, { subject, deps }: AliasChange): readonly string[] {
  const judged = action.kind === 'remove_index' ? 'indices:admin/delete' : ACTION;
  const names = action.aliases.filter((alias) => !alias.includes('*'));
  authorizeNames(subject, judged, names);
  return resolveRecords({
    catalog: deps.catalog,
    subject,
    action: judged,
    expression: action.indices.join(','),
    options: DEFAULT_INDICES_OPTIONS,
  }).map(({ name }) => name);
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
  const tests = action.aliases.map((pattern) =>
    compileWildcard(pattern === '_all' ? '*' : pattern),
  );
  const kept = current.filter(([alias]) => !tests.some((test) => test(alias)));
  deps.catalog.replace({ ...record, aliases: Object.fromEntries(kept) });
  return kept.length < current.length;
}
