import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';
import { checkRefresh } from '../../lib/parameters';
import { parseAuthorization } from '../authentication/authorization_header';
import { verifySecret } from '../authentication/secret_hash';
import { callerOf } from '../caller';
import { isExpired } from './api_key';
import type { StoredApiKey } from './api_key';
import type { ApiKeyDeps } from './api_key_deps';
import { apiKeyAction } from './api_key_deps';
import { draftProblems, parseExpiration } from './api_key_draft';
import { expirationOf, storeApiKey } from './create_api_key';

/** `POST /_security/api_key/clone` (9.4, experimental): a new secret with the rights of a known key. */
export function cloneApiKeyEndpoint(deps: ApiKeyDeps): Endpoint {
  return {
    methods: ['post', 'put'],
    paths: ['/_security/api_key/clone'],
    queryParameters: ['refresh'],
    body: 'required',
    since: 'clone_api_key',
    handle: async (request) => {
      checkRefresh(request.query);
      const source = { text: request.bodyText, parser: 'clone_api_key_request' };
      const reader = new ObjectReader(request.body, source);
      reader.allowOnly(['api_key', 'name', 'expiration', 'metadata']);
      const encoded = reader.requiredString('api_key');
      const isEndless = reader.value('expiration') === null;
      const expiration = isEndless ? undefined : parseExpiration(reader);
      const metadata = reader.freeObject('metadata');
      const draft = { name: reader.string('name') ?? '', ...given({ metadata, expiration }) };
      const problems = draftProblems(draft, deps.version);
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(apiKeyAction('clone'));
      const original = findOriginal(deps, encoded);
      const expiresAt = isEndless
        ? undefined
        : (expirationOf(expiration, deps.clock()) ?? original.expiration);
      const order = {
        name: draft.name,
        metadata: metadata ?? original.metadata,
        ...given({ expiresAt }),
        roleDescriptors: original.role_descriptors,
        limitedBy: original.limited_by,
        type: 'rest' as const,
        owner: deps.subjects.forApiKey(original).authentication.user,
      };
      return { status: 200, body: await storeApiKey(deps, order) };
    },
  };
}

function findOriginal(deps: ApiKeyDeps, encoded: string): StoredApiKey {
  const credential = parseAuthorization(`ApiKey ${encoded}`);
  if (credential?.scheme !== 'api_key') throw illegalArgument('the source API key is not valid');
  const key = deps.keys.get(credential.id);
  const isUsable =
    key?.type === 'rest' &&
    !key.invalidated &&
    verifySecret(credential.secret, key.secret_hash) &&
    !isExpired(key, deps.clock());
  if (!isUsable) throw cloneFailed(credential.id);
  return key;
}

/** One answer for every reason, so that a guess learns nothing; inside is the 401 of the source. */
function cloneFailed(id: string): Error {
  const cause = new ElasticsearchError({
    status: 401,
    type: 'security_exception',
    reason: `invalid credentials for API key [${id}]`,
  });
  return new ElasticsearchError({
    status: 403,
    type: 'security_exception',
    reason: 'Failed to clone API key',
    causedBy: cause,
    rootCause: [cause],
  });
}
