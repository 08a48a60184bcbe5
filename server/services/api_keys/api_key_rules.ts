import type {
  ApiKeyMetadata,
  ApiKeyType,
  CrossClusterAccess,
  RoleDescriptors,
} from '../../../common/api_keys/api_key';
import { apiKeyNameProblem } from '../../../common/api_keys/api_key_name';
import { crossClusterAccessProblems } from '../../../common/api_keys/cross_cluster_access';
import { expirationProblem } from '../../../common/api_keys/expiration';
import {
  formatJsonPath,
  isJsonObject,
  type ShapeProblem,
} from '../../../common/api_keys/json_shape';
import { reservedMetadataKey } from '../../../common/api_keys/metadata';
import { roleDescriptorsProblems } from '../../../common/api_keys/role_descriptors';
import { LIMITS } from '../../../common/http/api_keys';
import type { CreateBody, UpdateBody } from '../../elasticsearch/elasticsearch_types';
import { ApiKeyError } from '../../errors/api_key_error';
import { withoutUndefined } from '../../lib/without_undefined';
import { EXPIRATION_SENTENCES, NAME_SENTENCES, shapeSentence } from './problem_sentences';

/** The user's own JSON in a request, not looked into yet. `undefined` is the same as absent. */
interface UncheckedFields {
  readonly expiration?: string | undefined;
  readonly metadata?: unknown;
  readonly role_descriptors?: unknown;
  readonly access?: unknown;
}

/** A create request that the route let pass. */
export interface UncheckedCreateRequest extends UncheckedFields {
  /** Default `rest`. */
  readonly type?: ApiKeyType | undefined;
  readonly name: string;
}

/** An update request that the route let pass: missing, `null` and `{}` mean three things. */
export type UncheckedUpdateRequest = UncheckedFields;

const EMPTY_ROLE_DESCRIPTORS =
  'role_descriptors must not be empty: for a key that may do what its owner may, leave it out ' +
  '(in an update, send null); for a key that may do nothing, send {"none": {}}';

function checkName(name: string): string {
  const problem = apiKeyNameProblem(name);
  if (problem) throw new ApiKeyError('invalid_name', `name ${NAME_SENTENCES[problem]}`);
  return name;
}

function checkExpiration(expiration: string): string {
  const problem = expirationProblem(expiration);
  if (!problem) return expiration;
  throw new ApiKeyError('invalid_expiration', `expiration ${EXPIRATION_SENTENCES[problem]}`);
}

function checkMetadata(metadata: unknown): ApiKeyMetadata {
  if (!isJsonObject(metadata)) {
    throw new ApiKeyError('invalid_metadata', 'metadata must be an object');
  }
  const reserved = reservedMetadataKey(metadata);
  if (reserved === undefined) return metadata;
  const place = formatJsonPath(['metadata', reserved]);
  throw new ApiKeyError(
    'invalid_metadata',
    `${place} must not begin with an underscore, which Elasticsearch keeps for itself`,
  );
}

/** Warnings pass: a newer Elasticsearch may know what we do not, and an older one refuses it itself. */
const firstError = (problems: readonly ShapeProblem[]): ShapeProblem | undefined =>
  problems.find(({ severity }) => severity === 'error');

function checkRoleDescriptors(descriptors: unknown): RoleDescriptors {
  const problem = firstError(roleDescriptorsProblems(descriptors));
  if (problem) {
    const isEmpty = problem.code === 'empty' && problem.path.length === 0;
    const sentence = isEmpty ? EMPTY_ROLE_DESCRIPTORS : shapeSentence('role_descriptors', problem);
    throw new ApiKeyError('invalid_role_descriptors', sentence);
  }
  const checked = descriptors as RoleDescriptors;
  if (Object.keys(checked).length <= LIMITS.roleDescriptors) return checked;
  throw new ApiKeyError(
    'invalid_role_descriptors',
    `role_descriptors must hold at most ${LIMITS.roleDescriptors} roles`,
  );
}

function checkAccess(access: unknown): CrossClusterAccess {
  if (access === undefined) {
    throw new ApiKeyError(
      'invalid_access',
      'access is missing: a cross-cluster API key needs it to say what a remote cluster may do',
    );
  }
  const problem = firstError(crossClusterAccessProblems(access));
  if (problem) throw new ApiKeyError('invalid_access', shapeSentence('access', problem));
  const checked = access as CrossClusterAccess;
  const longest = Math.max(checked.search?.length ?? 0, checked.replication?.length ?? 0);
  if (longest <= LIMITS.accessEntries) return checked;
  throw new ApiKeyError(
    'invalid_access',
    `access must hold at most ${LIMITS.accessEntries} entries in each list`,
  );
}

/** Each type of key has its own way to say what it may do; the other's is a misunderstanding. */
function refuseFieldOfOtherType(type: ApiKeyType, fields: UncheckedFields): void {
  if (type === 'rest' && fields.access !== undefined) {
    throw new ApiKeyError(
      'invalid_request',
      'access belongs to cross-cluster API keys: use role_descriptors',
    );
  }
  if (type === 'cross_cluster' && fields.role_descriptors !== undefined) {
    throw new ApiKeyError(
      'invalid_request',
      'role_descriptors do not belong to cross-cluster API keys: use access',
    );
  }
}

const ifPresent = <Value, Checked>(
  value: Value | undefined,
  check: (value: Value) => Checked,
): Checked | undefined => (value === undefined ? undefined : check(value));

/**
 * What to send to Elasticsearch for a create request.
 * @throws ApiKeyError `invalid_name`, `invalid_expiration`, `invalid_metadata`,
 * `invalid_role_descriptors`, `invalid_access` or `invalid_request`, naming the place
 */
export function checkCreateRequest(request: UncheckedCreateRequest): CreateBody {
  const { type = 'rest', name, expiration, metadata, role_descriptors, access } = request;
  refuseFieldOfOtherType(type, request);
  return {
    name: checkName(name),
    ...withoutUndefined({
      expiration: ifPresent(expiration, checkExpiration),
      metadata: ifPresent(metadata, checkMetadata),
      role_descriptors: ifPresent(role_descriptors, checkRoleDescriptors),
      access: type === 'cross_cluster' ? checkAccess(access) : undefined,
    }),
  };
}

/**
 * What to send to Elasticsearch for an update of a key of the type. `null` role descriptors and
 * metadata are sent as `{}`, which is how Elasticsearch takes them off; absent fields are not sent.
 * @throws ApiKeyError as {@link checkCreateRequest}, except about names
 */
export function checkUpdateRequest(type: ApiKeyType, request: UncheckedUpdateRequest): UpdateBody {
  const { expiration, metadata, role_descriptors, access } = request;
  refuseFieldOfOtherType(type, request);
  return withoutUndefined({
    expiration: ifPresent(expiration, checkExpiration),
    metadata: ifPresent(metadata, (value) => (value === null ? {} : checkMetadata(value))),
    role_descriptors: ifPresent(role_descriptors, (value) =>
      value === null ? {} : checkRoleDescriptors(value),
    ),
    access: ifPresent(access, checkAccess),
  });
}
