import { ElasticsearchError, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { checkRefresh } from '../../lib/parameters';
import type { EmulatedVersion } from '../../lib/version';
import { GRANT_FIELDS, grantProblems, parseGrant } from '../authentication/grant';
import type { Grant } from '../authentication/grant';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import type { ApiKeyDeps } from './api_key_deps';
import { apiKeyAction } from './api_key_deps';
import { draftProblems, parseApiKeyParts, PART_FIELDS } from './api_key_draft';
import type { ApiKeyDraft } from './api_key_draft';
import { orderOf, storeApiKey } from './create_api_key';

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
      const reader = new ObjectReader(request.body, source).allowOnly([...GRANT_FIELDS, 'api_key']);
      const grant = parseGrant(reader);
      const draft = parseDraft(reader, deps.version);
      const problems = [...grantProblems(grant), ...draftProblems(draft, deps.version)];
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(apiKeyAction('grant'), { kind: 'api_key' });
      const owner = await authenticateGrant(deps, grant);
      return { status: 200, body: await storeApiKey(deps, orderOf(draft, owner, deps.clock())) };
    },
  };
}

/** A key without a name, or no key at all, is told by the validation and not by the parser. */
function parseDraft(reader: ObjectReader, version: EmulatedVersion): ApiKeyDraft {
  const draft = reader.nested('api_key', 'api_key_request')?.allowOnly(['name', ...PART_FIELDS]);
  if (draft === undefined) return { name: '' };
  return { name: draft.string('name') ?? '', ...parseApiKeyParts(draft, version) };
}

/** The caller may grant; the credentials in the body are what is wrong. */
async function authenticateGrant({ grants }: ApiKeyDeps, grant: Grant): Promise<SecuritySubject> {
  try {
    return await grants.authenticate(grant, apiKeyAction('grant'));
  } catch (error) {
    if (!(error instanceof ElasticsearchError) || error.status !== 401) throw error;
    throw new ElasticsearchError({
      status: 403,
      type: 'security_exception',
      reason: 'Failed to authenticate api key grant',
      causedBy: error,
      rootCause: error.rootCause,
    });
  }
}
