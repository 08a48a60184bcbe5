import { ElasticsearchError, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointResponse } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { describeAuthentication } from '../authentication/describe_authentication';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import { InvalidGrant } from './refresh';
import { ACCESS_TOKEN_LIFETIME } from './token';
import type { IssuedTokens } from './token';
import { tokenAction } from './token_deps';
import type { TokenDeps } from './token_deps';
import { parseTokenRequest, tokenRequestProblems } from './token_request';
import type { TokenRequest } from './token_request';

/** `POST /_security/oauth2/token`. Refusals of the grant itself have the form OAuth prescribes. */
export function createTokenEndpoint(deps: TokenDeps): Endpoint {
  return {
    methods: ['post'],
    paths: ['/_security/oauth2/token'],
    queryParameters: [],
    body: 'required',
    handle: async (request) => {
      const asked = parseTokenRequest(request.body, request.bodyText);
      const problems = tokenRequestProblems(asked);
      if (problems.length > 0) return refusedRequest(problems);
      const caller = callerOf(request);
      const verb = asked.grantType === 'refresh_token' ? 'refresh' : 'create';
      caller.requireCluster(tokenAction(verb));
      try {
        const issued = await issue(asked, caller, deps);
        return { status: 200, body: render(issued, asked, deps) };
      } catch (error) {
        if (error instanceof InvalidGrant) return oauthError('invalid_grant', error.description);
        throw error;
      }
    },
  };
}

async function issue(
  asked: TokenRequest,
  caller: SecuritySubject,
  { tokens, passwords, subjects, failures }: TokenDeps,
): Promise<IssuedTokens> {
  const { authentication } = caller;
  const { grantType, username = '', password = '', refreshToken = '' } = asked;
  switch (grantType) {
    case 'refresh_token':
      return tokens.refresh(refreshToken, authentication);
    case 'client_credentials':
      if (authentication.bearer?.kind === 'service_account') throw notForServiceAccounts();
      return tokens.issue({ authentication });
    case 'password': {
      const user = await passwords.authenticate(username, password);
      if (user === undefined) throw failures.unknownUser(username, THIS_ACTION);
      const granted = subjects.forUser(user).authentication;
      return tokens.issue({ authentication: granted, refreshableBy: authentication });
    }
    default:
      // No Kerberos realm is configured, so no ticket is good.
      throw failures.unknownUser('<Kerberos Token>', THIS_ACTION);
  }
}

const THIS_ACTION = `action [${tokenAction('create')}]`;

function render(
  { pair, authentication }: IssuedTokens,
  { scope }: TokenRequest,
  { version }: TokenDeps,
): object {
  return {
    access_token: pair.accessToken,
    type: 'Bearer',
    expires_in: ACCESS_TOKEN_LIFETIME / 1000,
    ...given({ refresh_token: pair.refreshToken }),
    // The one scope there is; said only to those who asked for one.
    ...(scope === undefined ? {} : { scope: 'full' }),
    authentication: describeAuthentication(authentication, version),
  };
}

function refusedRequest(problems: readonly string[]): EndpointResponse {
  const isAboutType = problems.some((problem) => problem.includes('grant_type'));
  const error = isAboutType ? 'unsupported_grant_type' : 'invalid_request';
  return oauthError(error, validationFailed(problems).reason ?? '');
}

/** RFC 6749, section 5.2. */
function oauthError(error: string, description: string): EndpointResponse {
  return { status: 400, body: { error, error_description: description } };
}

/** Elasticsearch refuses this with a 500, which clients would take for an outage. */
function notForServiceAccounts(): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'exception',
    reason: 'OAuth2 token creation is not supported for service accounts',
  });
}
