import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import type { EmulatedVersion } from '../../lib/version';
import { isSameJson } from '../../lib/json/same_json';
import { isSameOwner } from '../authentication/authentication';
import { checkRoleQueries } from '../role_queries/role_query';
import type { SecuritySubject } from '../authorization/security_subject';
import type { ApiKeyType, StoredApiKey } from './api_key';
import { isExpired } from './api_key';
import type { ApiKeyDeps } from './api_key_deps';
import { expiresAt, partsProblems } from './api_key_draft';
import type { ApiKeyParts } from './api_key_draft';
import { creatorOf } from './create_api_key';
import { unindexableMetadata } from './index/unindexable_metadata';

/** A change of keys: what is given replaces, and the owner's snapshot is taken anew. */
export interface ApiKeyUpdate extends ApiKeyParts {
  readonly type: ApiKeyType;
  /** A pattern; null takes it away, absent leaves it. Cross-cluster keys only. */
  readonly certificateIdentity?: string | null;
}

/** What became of one key. */
export type UpdateOutcome = 'updated' | 'noop' | ElasticsearchError;

/** What is wrong with an update, one message each. */
export function updateProblems(update: ApiKeyParts, version: EmulatedVersion): string[] {
  const { expiration } = update;
  const isPast = expiration !== undefined && expiration <= 0;
  return [
    ...partsProblems(update, version),
    ...(isPast ? ['API key expiration must be in the future'] : []),
  ];
}

/**
 * Updates the caller's own keys, all in one transaction; a key that cannot be updated does not
 * hinder the others.
 * @throws 400 when the caller is an API key
 */
export async function updateApiKeys(
  deps: ApiKeyDeps,
  ids: readonly string[],
  { caller, update }: { readonly caller: SecuritySubject; readonly update: ApiKeyUpdate },
): Promise<Map<string, UpdateOutcome>> {
  if (caller.isApiKey) {
    throw illegalArgument(
      'authentication via API key not supported: only the owner user can update an API key',
    );
  }
  checkRoleQueries(Object.values(update.roleDescriptors ?? {}));
  const now = deps.clock();
  const unindexable = unindexableMetadata(update.metadata ?? {});
  const outcomes = new Map<string, UpdateOutcome>(ids.map((id) => [id, notFound(id)]));
  await deps.keys.change([...outcomes.keys()], (key) => {
    const refusal = refuse(key, { caller, type: update.type, now }) ?? unindexable;
    if (refusal !== undefined) {
      outcomes.set(key.id, refusal);
      return undefined;
    }
    const next = applied(key, update, { caller, now });
    const isNoop = update.expiration === undefined && isSameJson(next, key);
    outcomes.set(key.id, isNoop ? 'noop' : 'updated');
    return isNoop ? undefined : next;
  });
  return outcomes;
}

interface Judgement {
  readonly caller: SecuritySubject;
  readonly type: ApiKeyType;
  readonly now: number;
}

function refuse(
  key: StoredApiKey,
  { caller, type, now }: Judgement,
): ElasticsearchError | undefined {
  if (!isSameOwner(key.creator, caller.authentication.user)) return notFound(key.id);
  if (key.invalidated) return illegalArgument(`cannot update invalidated API key [${key.id}]`);
  if (isExpired(key, now)) return illegalArgument(`cannot update expired API key [${key.id}]`);
  if (key.type !== type) {
    return illegalArgument(
      `cannot update API key of type [${key.type}] while expected type is [${type}]`,
    );
  }
  return undefined;
}

function applied(
  key: StoredApiKey,
  update: ApiKeyUpdate,
  { caller, now }: { readonly caller: SecuritySubject; readonly now: number },
): StoredApiKey {
  const { expiration, certificateIdentity } = update;
  const { certificate_identity: identity, ...rest } = key;
  const nextIdentity =
    certificateIdentity === undefined ? identity : (certificateIdentity ?? undefined);
  return {
    ...rest,
    ...given({
      metadata: update.metadata,
      role_descriptors: update.roleDescriptors,
      expiration: expiration === undefined ? undefined : expiresAt(now, expiration),
      certificate_identity: nextIdentity,
    }),
    creator: creatorOf(caller.authentication.user),
    limited_by: key.type === 'rest' ? caller.descriptors : key.limited_by,
  };
}

/** One answer for unknown keys and for other people's, on purpose. */
function notFound(id: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'resource_not_found_exception',
    reason: `no API key owned by requesting user found for ID [${id}]`,
  });
}
