import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';
import type { EmulatedVersion } from '../../lib/version';
import { callerOf } from '../caller';
import type { ApiKeyDeps } from './api_key_deps';
import { draftProblems, parseExpiration } from './api_key_draft';
import { expirationOf, storeApiKey } from './create_api_key';
import type { ApiKeyOrder } from './create_api_key';
import { parseAccess } from './cross_cluster_access';
import { updateApiKeys, updateProblems } from './update_api_key';
import { isUpdated } from './update_api_key_endpoints';

const ACTION = 'cluster:admin/xpack/security/cross_cluster/api_key/';

/** Fields that create and update have in common in this release. */
function commonFields(version: EmulatedVersion): string[] {
  return [
    ...['access', 'expiration', 'metadata'],
    ...(version.has('certificate_identity') ? ['certificate_identity'] : []),
  ];
}

/** An update has no `expiration` before there is one for REST keys. */
function updateFields(version: EmulatedVersion): string[] {
  return commonFields(version).filter(
    (field) => field !== 'expiration' || version.has('update_api_key_expiration'),
  );
}

/** `POST /_security/cross_cluster/api_key`: a key that lets a remote cluster in. */
export function createCrossClusterApiKeyEndpoint(deps: ApiKeyDeps): Endpoint {
  return {
    methods: ['post'],
    paths: ['/_security/cross_cluster/api_key'],
    queryParameters: [],
    body: 'required',
    licensed: 'advanced-remote-cluster-security',
    handle: async (request) => {
      const { draft, roleDescriptors, certificateIdentity } = parseNewKey(request, deps.version);
      const caller = callerOf(request);
      caller.requireCluster(`${ACTION}create`);
      if (caller.isApiKey) throw notByApiKey('create');
      const { user: owner } = caller.authentication;
      const { expiration, ...parts } = draft;
      const expiresAt = expirationOf(expiration, deps.clock());
      const order: ApiKeyOrder = {
        ...parts,
        ...given({ certificateIdentity, expiresAt }),
        type: 'cross_cluster',
        owner,
        roleDescriptors,
        limitedBy: {},
      };
      return { status: 200, body: await storeApiKey(deps, order) };
    },
  };
}

/** Reads and checks the body of a new key. @throws 400 */
function parseNewKey({ body, bodyText }: EndpointRequest, version: EmulatedVersion) {
  const source = { text: bodyText, parser: 'cross_cluster_api_key_request' };
  const reader = new ObjectReader(body, source).allowOnly(['name', ...commonFields(version)]);
  const draft = {
    name: reader.requiredString('name'),
    ...given({ metadata: reader.freeObject('metadata'), expiration: parseExpiration(reader) }),
  };
  const roleDescriptors = parseAccess(reader, version);
  const certificateIdentity = parseIdentity(reader) ?? undefined;
  if (roleDescriptors === undefined) throw illegalArgument('Required [access]');
  const problems = draftProblems(draft, version);
  if (problems.length > 0) throw validationFailed(problems);
  return { draft, roleDescriptors, certificateIdentity };
}

/** `PUT /_security/cross_cluster/api_key/{id}`: access, expiry, metadata of an own key. */
export function updateCrossClusterApiKeyEndpoint(deps: ApiKeyDeps): Endpoint {
  return {
    methods: ['put'],
    paths: ['/_security/cross_cluster/api_key/{id}'],
    queryParameters: [],
    body: 'required',
    licensed: 'advanced-remote-cluster-security',
    handle: async (request) => {
      const source = { text: request.bodyText, parser: 'update_cross_cluster_api_key_request' };
      const reader = new ObjectReader(request.body, source).allowOnly(updateFields(deps.version));
      const update = {
        type: 'cross_cluster' as const,
        ...given({
          roleDescriptors: parseAccess(reader, deps.version),
          metadata: reader.freeObject('metadata'),
          expiration: parseExpiration(reader),
          certificateIdentity: parseIdentity(reader),
        }),
      };
      const isEmpty = reader.fields.length === 0;
      const problems = [
        ...(isEmpty
          ? ['must update either [access] or [metadata] for cross-cluster API keys']
          : []),
        ...updateProblems(update, deps.version),
      ];
      if (problems.length > 0) throw validationFailed(problems);
      const caller = callerOf(request);
      caller.requireCluster(`${ACTION}update`);
      const { id = '' } = request.params;
      const outcomes = await updateApiKeys(deps, [id], { caller, update });
      return { status: 200, body: { updated: isUpdated(outcomes.get(id)) } };
    },
  };
}

/** A pattern that compiles; null (to take it away) stays null. */
function parseIdentity(reader: ObjectReader): string | null | undefined {
  const field = 'certificate_identity';
  if (reader.value(field) === null) return null;
  const pattern = reader.string(field);
  if (pattern === undefined) return undefined;
  try {
    new RegExp(pattern);
    return pattern;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw reader.badField(
      field,
      illegalArgument(`Invalid certificate_identity format: [${pattern}]. Must be a valid regex.`),
    );
  }
}

function notByApiKey(verb: string): Error {
  return illegalArgument(
    `authentication via API key not supported: An API key cannot be used to ${verb} a cross-cluster API key`,
  );
}
