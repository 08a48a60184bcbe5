import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { newRandomToken, newTimeBasedId } from '../../lib/ids';
import { ObjectReader } from '../../lib/json/object_reader';
import { checkRefresh } from '../../lib/parameters';
import type { SecuritySubject } from '../authorization/security_subject';
import type { User } from '../authentication/authentication';
import { hashSecret } from '../authentication/secret_hash';
import { callerOf } from '../caller';
import { checkRoleQueries } from '../role_queries/role_query';
import { isPowerless } from '../roles/role_descriptor';
import type { RoleDescriptors } from '../roles/role_descriptor';
import type { ApiKeyCreator, ApiKeyType } from './api_key';
import type { ApiKeyDeps } from './api_key_deps';
import { apiKeyAction } from './api_key_deps';
import { draftProblems, expiresAt, parseApiKeyDraft } from './api_key_draft';
import { unindexableMetadata } from './index/unindexable_metadata';
import type { ApiKeyDraft } from './api_key_draft';

/** The answer to whoever made a key. Holds the secret, which cannot be had again. */
export interface CreatedApiKey {
  readonly id: string;
  readonly name: string;
  readonly expiration?: number;
  readonly api_key: string;
  readonly encoded: string;
}

/** A key to be stored: the draft, its owner and what the owner may do. */
export interface ApiKeyOrder extends Omit<ApiKeyDraft, 'expiration'> {
  readonly type: ApiKeyType;
  readonly owner: User;
  /** The instant of expiry, milliseconds since the epoch; absent = never. */
  readonly expiresAt?: number;
  readonly limitedBy: RoleDescriptors;
  readonly certificateIdentity?: string;
}

/** `POST /_security/api_key`: a key of the caller's own. */
export function createApiKeyEndpoint(deps: ApiKeyDeps): Endpoint {
  return {
    methods: ['post', 'put'],
    paths: ['/_security/api_key'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const source = { text: request.bodyText, parser: 'api_key_request' };
      const draft = parseApiKeyDraft(new ObjectReader(request.body, source), deps.version);
      const problems = draftProblems(draft, deps.version);
      if (problems.length > 0) throw validationFailed(problems);
      const caller = callerOf(request);
      caller.requireCluster(apiKeyAction('create'));
      checkDerived(caller, draft);
      return { status: 200, body: await storeApiKey(deps, orderOf(draft, caller, deps.clock())) };
    },
  };
}

/** The order for a REST key that belongs to `owner`. */
export function orderOf(draft: ApiKeyDraft, owner: SecuritySubject, now: number): ApiKeyOrder {
  const { expiration, ...parts } = draft;
  return {
    ...parts,
    ...given({ expiresAt: expirationOf(expiration, now) }),
    type: 'rest',
    owner: owner.authentication.user,
    limitedBy: owner.descriptors,
  };
}

/** The instant a lifetime ends; undefined when there is none. */
export function expirationOf(lifetime: number | undefined, now: number): number | undefined {
  return lifetime === undefined ? undefined : expiresAt(now, lifetime);
}

/** Keys made by keys may have no privileges, and must say so. */
function checkDerived(caller: SecuritySubject, { roleDescriptors = {} }: ApiKeyDraft): void {
  if (!caller.isApiKey) return;
  const descriptors = Object.values(roleDescriptors);
  if (descriptors.length === 0 || !descriptors.every(isPowerless)) {
    throw illegalArgument(
      'creating derived api keys requires an explicit role descriptor that is empty (has no privileges)',
    );
  }
}

/**
 * Stores a new key with a new id and secret; resolves once it is on disk.
 * @throws 400 parse_exception for a query that descriptors may not have, document_parsing_exception for
 *   metadata that cannot be indexed
 */
export async function storeApiKey(deps: ApiKeyDeps, order: ApiKeyOrder): Promise<CreatedApiKey> {
  const unindexable = unindexableMetadata(order.metadata ?? {});
  if (unindexable !== undefined) throw unindexable;
  checkRoleQueries(Object.values(order.roleDescriptors ?? {}));
  const now = deps.clock();
  const id = newTimeBasedId(deps.clock, deps.random);
  const secret = newRandomToken(deps.random);
  const { expiresAt: expiration } = order;
  await deps.keys.add({
    id,
    name: order.name,
    type: order.type,
    creation: now,
    ...given({ expiration, certificate_identity: order.certificateIdentity }),
    invalidated: false,
    secret_hash: hashSecret(secret, deps.random),
    creator: creatorOf(order.owner),
    metadata: order.metadata ?? {},
    role_descriptors: order.roleDescriptors ?? {},
    limited_by: order.limitedBy,
  });
  const encoded = Buffer.from(`${id}:${secret}`).toString('base64');
  return { id, name: order.name, ...given({ expiration }), api_key: secret, encoded };
}

/** The owner as it is stored with a key. */
export function creatorOf(owner: User): ApiKeyCreator {
  return {
    principal: owner.username,
    realm: owner.realm.name,
    realm_type: owner.realm.type,
    full_name: owner.fullName,
    email: owner.email,
    metadata: owner.metadata,
  };
}
