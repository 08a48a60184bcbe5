import { ElasticsearchError } from '../../lib/elasticsearch_error';

const CHALLENGES = ['Bearer realm="security"', 'ApiKey', 'Basic realm="security", charset="UTF-8"'];

/** The 401, with the challenges as headers and inside of the body. */
export function unauthorized(reason: string, failedCredential?: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 401,
    type: 'security_exception',
    reason,
    metadata: {
      ...(failedCredential === undefined
        ? {}
        : { additional_unsuccessful_credentials: failedCredential }),
      header: { 'WWW-Authenticate': CHALLENGES },
    },
    headers: { 'WWW-Authenticate': CHALLENGES },
  });
}

/** No credential that this server understands came with the request. */
export function missingCredentials(url: string): ElasticsearchError {
  return unauthorized(`missing authentication credentials for REST request [${url}]`);
}

/** Unknown or disabled user, or a wrong password: one text for all. `what` is the request. */
export function unknownUser(username: string, what: string): ElasticsearchError {
  return unauthorized(`unable to authenticate user [${username}] for ${what}`);
}

/**
 * An API key that does not open anything.
 * @param why the precise cause, which Elasticsearch adds in a member of its own
 */
export function badApiKey(why: string): ElasticsearchError {
  return unauthorized(
    `unable to authenticate with provided credentials and anonymous access is not allowed`,
    `API key: ${why}`,
  );
}
