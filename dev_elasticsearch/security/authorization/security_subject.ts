import { ElasticsearchError } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import { requireLicense } from '../../lib/license';
import type { LicenseType } from '../../lib/license';
import type { IndexAccess, Subject } from '../../lib/subject';
import type { Authentication, Identity } from '../authentication/authentication';
import { isClusterAction } from '../privileges/cluster_privileges';
import { AUTO_PUT_MAPPING } from '../privileges/index_privileges';
import { isRestrictedIndex } from '../privileges/restricted_indices';
import type { RoleDescriptors } from '../roles/role_descriptor';
import { clusterPrivilegesThatGrant, indexPrivilegesThatGrant } from './granting_privileges';
import { isOwnInformation } from './own_api_key_rule';
import type { JudgementObserver } from './judgement_observer';
import type { Permission } from './permission';

/** Rights that every authenticated caller has about itself. */
const SELF_SERVICE = new Set([
  'cluster:admin/xpack/security/user/authenticate',
  'cluster:admin/xpack/security/user/has_privileges',
  'cluster:admin/xpack/security/user/list_privileges',
]);

/** What a subject is made of. */
export interface SubjectParts {
  readonly authentication: Authentication;
  /** What may be done: allowed only if every layer allows it (assigned AND snapshot for a key). */
  readonly layers: readonly Permission[];
  /** The caller's privileges as descriptors: what a key made by it is limited by. */
  readonly descriptors: RoleDescriptors;
  /** Names of a user's roles that exist, sorted; and of those that do not. */
  readonly effectiveRoles: readonly string[];
  readonly missingRoles: readonly string[];
  /** Present when nothing at all is allowed, whatever the layers say. */
  readonly blocked?: Blocked;
  /** Is told every judgement; absent = nobody is. */
  readonly observer?: JudgementObserver;
  /** Whether documents and fields can be limited; absent = they can. */
  readonly license?: LicenseType;
}

/** Why a caller is refused everything. */
export type Blocked =
  /** The key may only be used in a workflow that this server does not have. */
  | { readonly kind: 'workflow' }
  /** `who` asked to be another user without the right to. */
  | { readonly kind: 'run_as'; readonly who: string; readonly why: string };

/** A caller: who it is, and what its compiled permissions allow. */
export class SecuritySubject implements Subject {
  readonly authentication: Authentication;
  readonly layers: readonly Permission[];
  readonly descriptors: RoleDescriptors;
  private readonly deprecations = new Set<string>();

  constructor(private readonly parts: SubjectParts) {
    this.authentication = parts.authentication;
    this.layers = parts.layers;
    this.descriptors = parts.descriptors;
  }

  /** The same caller for one request, whose judgements are told. */
  observedBy(observer: JudgementObserver): SecuritySubject {
    return new SecuritySubject({ ...this.parts, observer });
  }

  /** The same caller where documents and fields can be limited only if the licence allows it. */
  under(license: LicenseType): SecuritySubject {
    return new SecuritySubject({ ...this.parts, license });
  }

  get observer(): JudgementObserver | undefined {
    return this.parts.observer;
  }

  get principal(): string {
    return this.authentication.user.username;
  }

  get identity(): string {
    const { user, apiKey } = this.authentication;
    return JSON.stringify([user.realm.name, user.username, apiKey?.id ?? null]);
  }

  get isApiKey(): boolean {
    return this.authentication.apiKey !== undefined;
  }

  /** Does the caller act as another user than the one that logged in? */
  get isRunAs(): boolean {
    return this.authentication.runBy !== undefined;
  }

  get isRunAsRefused(): boolean {
    return this.parts.blocked?.kind === 'run_as';
  }

  get description(): string {
    const { runBy, ...own } = this.authentication;
    const authenticated = describeIdentity(runBy ?? own);
    const named =
      runBy === undefined ? authenticated : `${authenticated} run as [${own.user.username}]`;
    if (own.apiKey !== undefined || own.bearer?.kind === 'service_account') return named;
    const { effectiveRoles, missingRoles } = this.parts;
    const missing =
      missingRoles.length === 0
        ? ''
        : ` (assigned roles [${missingRoles.join(',')}] were not found)`;
    return `${named} with effective roles [${effectiveRoles.join(',')}]${missing}`;
  }

  allowsCluster(action: string, request?: unknown): boolean {
    const allowed = this.mayCluster(action, request);
    if (allowed) this.observer?.granted(action);
    return allowed;
  }

  /** {@link allowsCluster} for who only wants to know: it is no use of the right. */
  mayCluster(action: string, request?: unknown): boolean {
    if (this.parts.blocked !== undefined) return false;
    if (SELF_SERVICE.has(action) && request === undefined) return true;
    if (isOwnInformation(action, request, this.authentication)) return true;
    return this.layers.every((layer) => layer.allowsCluster(action, request, this.authentication));
  }

  allowsIndex(action: string, indexName: string): boolean {
    if (this.parts.blocked !== undefined) return false;
    const allowed = this.layers.every((layer) => layer.allowsIndex(action, indexName));
    if (!allowed) return false;
    this.observer?.granted(action, indexName);
    if (action === AUTO_PUT_MAPPING) this.warnOfGrowth(indexName);
    return true;
  }

  private warnOfGrowth(name: string): void {
    for (const privilege of new Set(this.layers.flatMap((layer) => layer.growsMappingBy(name)))) {
      this.deprecations.add(
        `the index privilege [${privilege}] allowed the update mapping action [${AUTO_PUT_MAPPING}] on index ` +
          `[${name}], this privilege will not permit mapping updates in the next major release - users who ` +
          'require access to update mappings must be granted explicit privileges',
      );
    }
  }

  get warnings(): readonly string[] {
    return [...this.deprecations];
  }

  allowsIndexActionAnywhere(action: string): boolean {
    if (this.parts.blocked !== undefined) return false;
    const allowed = this.layers.every((layer) => layer.allowsIndexActionAnywhere(action));
    if (allowed) this.observer?.granted(action);
    return allowed;
  }

  indexAccess(action: string, names: readonly string[]): IndexAccess | undefined {
    const parts = this.layers.map((layer) => layer.access(action, names, this.authentication.user));
    const queries = parts.flatMap((part) => (part.queries === undefined ? [] : [part.queries]));
    const fields = parts.flatMap(({ allowsField }) => allowsField ?? []);
    if (queries.length === 0 && fields.length === 0) return undefined;
    requireLicense(this.parts.license ?? 'trial', 'field and document level security', {
      indices_with_dls_or_fls: names,
    });
    return {
      queries,
      ...(fields.length === 0
        ? {}
        : { allowsField: (path) => fields.every((allows) => allows(path)) }),
    };
  }

  canRunAs(username: string): boolean {
    if (this.parts.blocked !== undefined) return false;
    return this.layers.every((layer) => layer.canRunAs(username));
  }

  /** May the caller manage the stored privileges of all these applications, by a `global` grant? */
  managesApplications(applications: readonly string[]): boolean {
    if (this.parts.blocked !== undefined) return false;
    return this.layers.every((layer) => layer.managesApplications(applications));
  }

  /** May the caller write the profile data of all these applications, by a `global` grant? */
  writesProfiles(applications: readonly string[]): boolean {
    if (this.parts.blocked !== undefined) return false;
    return this.layers.every((layer) => layer.writesProfiles(applications));
  }

  denied(action: string, indices: readonly string[] = []): ElasticsearchError {
    const isCluster = isClusterAction(action);
    return this.refusal(action, indices, {
      kind: isCluster ? 'cluster' : 'index',
      privileges: isCluster
        ? clusterPrivilegesThatGrant(action, undefined, this.authentication)
        : indexPrivilegesThatGrant(action),
    });
  }

  /** @throws the 403 for a cluster action whose `request` is not allowed. */
  requireCluster(action: string, request?: unknown): void {
    if (this.allowsCluster(action, request)) return;
    throw this.refusal(action, [], {
      kind: 'cluster',
      privileges: clusterPrivilegesThatGrant(action, request, this.authentication),
    });
  }

  private refusal(
    action: string,
    indices: readonly string[],
    granting: { readonly kind: string; readonly privileges: readonly string[] },
  ): ElasticsearchError {
    const { blocked } = this.parts;
    if (blocked?.kind === 'run_as') {
      return securityException(
        `action [${action}] is unauthorized for ${blocked.who}, because ${blocked.why}`,
      );
    }
    this.observer?.denied(action, indices);
    const sentence = `action [${action}] is unauthorized for ${this.description}${placesOf(indices)}`;
    if (blocked?.kind === 'workflow') return securityException(sentence, RESTRICTED_BY_WORKFLOW);
    if (granting.privileges.length === 0) return securityException(sentence);
    const list = granting.privileges.join(',');
    return securityException(
      `${sentence}, this action is granted by the ${granting.kind} privileges [${list}]`,
    );
  }
}

/** The names that were refused; those of system indices apart. */
function placesOf(indices: readonly string[]): string {
  const ordinary = indices.filter((name) => !isRestrictedIndex(name));
  const restricted = indices.filter(isRestrictedIndex);
  const places = [
    ...(ordinary.length === 0 ? [] : [`indices [${ordinary.join(',')}]`]),
    ...(restricted.length === 0 ? [] : [`restricted indices [${restricted.join(',')}]`]),
  ];
  return places.length === 0 ? '' : ` on ${places.join(' and ')}`;
}

/** Who showed the credential, as a 403 names it. */
function describeIdentity({ user, apiKey, bearer }: Identity): string {
  const kind = bearer?.kind === 'service_account' ? 'service account' : 'user';
  const named = `${kind} [${user.username}]`;
  return apiKey === undefined ? named : `API key id [${apiKey.id}] of ${named}`;
}

/** A 403 `security_exception`. */
export function securityException(
  reason: string,
  causedBy?: ElasticsearchError,
): ElasticsearchError {
  const type = 'security_exception';
  return new ElasticsearchError({ status: 403, type, reason, ...given({ causedBy }) });
}

const RESTRICTED_BY_WORKFLOW = new ElasticsearchError({
  status: 403,
  type: 'role_restriction_exception',
  reason: 'access restricted by workflow',
});
