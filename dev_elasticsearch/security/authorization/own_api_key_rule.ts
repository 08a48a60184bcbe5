import type { Authentication } from '../authentication/authentication';

/** The part of an API key request that `manage_own_api_key` depends on. */
export interface ApiKeyTarget {
  readonly kind: 'api_key';
  /** Keys named by id; empty when they are chosen otherwise. */
  readonly ids?: readonly string[];
  readonly username?: string | undefined;
  readonly realmName?: string | undefined;
  /** The caller asked for its own keys in so many words. */
  readonly owner?: boolean | undefined;
  readonly withLimitedBy?: boolean | undefined;
}

const PREFIX = 'cluster:admin/xpack/security/api_key/';

/** Actions whose target is checked elsewhere: ownership afterwards, or by filtering. */
const UNCONDITIONAL = ['create', 'update', 'bulk_update'];

/** Does `manage_own_api_key` cover this request of this caller? Contract 3.6. */
export function isAboutOwnKeys(action: string, request: unknown, caller: Authentication): boolean {
  const verb = action.slice(PREFIX.length);
  if (UNCONDITIONAL.includes(verb)) return true;
  if (!isApiKeyTarget(request)) return false;
  if (caller.apiKey !== undefined) return isAboutThisKey(verb, request, caller.apiKey.id);
  if (verb === 'query') return true;
  return request.owner === true || namesOwner(request, caller);
}

/** May any API key do this about itself, without any privilege: read its own entry by id? */
export function isOwnInformation(
  action: string,
  request: unknown,
  caller: Authentication,
): boolean {
  return (
    action === `${PREFIX}get` &&
    caller.apiKey !== undefined &&
    isApiKeyTarget(request) &&
    isAboutThisKey('get', request, caller.apiKey.id)
  );
}

function isAboutThisKey(verb: string, request: ApiKeyTarget, ownId: string): boolean {
  if (request.withLimitedBy === true) return false;
  if (verb === 'query') return true;
  const ids = request.ids ?? [];
  return ids.length > 0 && ids.every((id) => id === ownId);
}

function namesOwner(request: ApiKeyTarget, { user }: Authentication): boolean {
  return request.username === user.username && request.realmName === user.realm.name;
}

function isApiKeyTarget(request: unknown): request is ApiKeyTarget {
  return typeof request === 'object' && request !== null && 'kind' in request;
}
