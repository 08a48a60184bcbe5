import { validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';
import { checkRefresh } from '../../lib/parameters';
import { unauthorized, unknownUser } from '../authentication/unauthorized';
import { runAs } from '../authentication/run_as';
import { securityException } from '../authorization/security_subject';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import type { ApiKeyDeps } from './api_key_deps';
import { apiKeyAction } from './api_key_deps';
import { draftProblems, parseApiKeyParts, PART_FIELDS } from './api_key_draft';
import type { ApiKeyDraft } from './api_key_draft';
import { orderOf, storeApiKey } from './create_api_key';

/** Who the key is for, and proof that the caller may act for that user. Holds a secret. */
interface Grant {
  readonly type: string | undefined;
  readonly username?: string;
  readonly password?: string;
  readonly accessToken?: string;
  readonly runAs?: string;
}

const FIELDS = [
  ...['grant_type', 'username', 'password', 'access_token', 'client_authentication', 'run_as'],
  'api_key',
];

/** `POST /_security/api_key/grant`: a key for another user, who is authenticated by the body. */
export function grantApiKeyEndpoint(deps: ApiKeyDeps): Endpoint {
  return {
    methods: ['post', 'put'],
    paths: ['/_security/api_key/grant'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const source = { text: request.bodyText, parser: 'grant_api_key_request' };
      const reader = new ObjectReader(request.body, source).allowOnly(FIELDS);
      const grant = parseGrant(reader);
      const draft = parseDraft(reader);
      const problems = [...grantProblems(grant), ...draftProblems(draft)];
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(apiKeyAction('grant'), { kind: 'api_key' });
      const owner = await authenticateGrant(deps, grant, request.path);
      return { status: 200, body: await storeApiKey(deps, orderOf(draft, owner, deps.clock())) };
    },
  };
}

function parseGrant(reader: ObjectReader): Grant {
  reader.freeObject('client_authentication');
  return {
    type: reader.string('grant_type'),
    ...given({
      username: reader.string('username'),
      password: reader.string('password'),
      accessToken: reader.string('access_token'),
      runAs: reader.string('run_as'),
    }),
  };
}

/** A key without a name, or no key at all, is told by the validation and not by the parser. */
function parseDraft(reader: ObjectReader): ApiKeyDraft {
  const draft = reader.nested('api_key', 'api_key_request')?.allowOnly(['name', ...PART_FIELDS]);
  if (draft === undefined) return { name: '' };
  return { name: draft.string('name') ?? '', ...parseApiKeyParts(draft) };
}

const REQUIRED: ReadonlyMap<string, readonly (keyof Grant)[]> = new Map([
  ['password', ['username', 'password']],
  ['access_token', ['accessToken']],
]);

const WIRE_NAMES: Readonly<Record<string, string>> = { accessToken: 'access_token' };

function grantProblems(grant: Grant): string[] {
  const { type } = grant;
  if (type === undefined || type === '') return ['[grant_type] is required'];
  const required = REQUIRED.get(type);
  if (required === undefined) {
    return [`grant_type [${type}] is not supported. Supported values are [password, access_token]`];
  }
  const all = [...REQUIRED.values()].flat();
  return all.flatMap((field) => {
    const isGiven = grant[field] !== undefined && grant[field] !== '';
    const name = WIRE_NAMES[field] ?? field;
    if (required.includes(field) === isGiven) return [];
    return isGiven
      ? [`[${name}] is not supported for grant_type [${type}]`]
      : [`[${name}] is required for grant_type [${type}]`];
  });
}

async function authenticateGrant(
  deps: ApiKeyDeps,
  grant: Grant,
  url: string,
): Promise<SecuritySubject> {
  const { username = '', password = '', runAs: target = '' } = grant;
  if (grant.type === 'access_token') {
    throw grantFailed(
      'unable to authenticate with provided credentials and anonymous access is not allowed',
    );
  }
  const user = await deps.passwords.authenticate(username, password);
  if (user === undefined) {
    const cause = unknownUser(username, `action [${apiKeyAction('grant')}]`);
    throw grantFailed(cause.reason ?? '');
  }
  const subject = deps.subjects.forUser(user);
  if (target === '') return subject;
  const owner = runAs(subject, deps.users.get(target), { target, url, subjects: deps.subjects });
  owner.requireCluster('cluster:admin/xpack/security/user/authenticate');
  return owner;
}

/** The caller may grant; the credentials in the body are what is wrong. */
function grantFailed(reason: string): Error {
  const cause = unauthorized(reason);
  return securityException('failed to authenticate api key grant', cause);
}
