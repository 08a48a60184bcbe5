import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import type { EmulatedVersion } from '../../lib/version';

const EXPIRED =
  'Bearer realm="security", error="invalid_token", error_description="The access token expired"';

/** The 401s, with the challenges of the release as headers and inside of the body. */
export class AuthenticationFailures {
  private readonly challenges: readonly string[];
  private readonly basic: string;

  constructor({
    version,
    apiKeysEnabled,
  }: {
    readonly version: EmulatedVersion;
    readonly apiKeysEnabled: boolean;
  }) {
    const comma = version.has('challenge_comma') ? ',' : '';
    this.basic = `Basic realm="security"${comma} charset="UTF-8"`;
    const apiKey = apiKeysEnabled ? ['ApiKey'] : [];
    this.challenges = ['Bearer realm="security"', ...apiKey, this.basic];
  }

  /** No credential that this server understands came with the request. */
  missingCredentials(url: string): ElasticsearchError {
    return this.because(`missing authentication credentials for REST request [${url}]`);
  }

  /** Unknown or disabled user, or a wrong password: one text for all. `what` is the request. */
  unknownUser(username: string, what: string, failedCredential?: string): ElasticsearchError {
    return this.because(`unable to authenticate user [${username}] for ${what}`, failedCredential);
  }

  /**
   * An API key or a token that does not open anything: one text for all.
   * @param why the precise cause, which Elasticsearch adds in a member of its own
   */
  failedCredential(why: string): ElasticsearchError {
    const reason =
      'unable to authenticate with provided credentials and anonymous access is not allowed for this request';
    return this.because(reason, why);
  }

  /** {@link failedCredential} for an API key. */
  badApiKey(why: string): ElasticsearchError {
    return this.failedCredential(`API key: ${why}`);
  }

  /**
   * A Basic header that cannot be read: the 401 names no other way in.
   * @param encoding what is wrong with its base64; absent = it is base64 of something else
   */
  badBasic(encoding?: string): ElasticsearchError {
    const what = encoding === undefined ? 'value' : 'encoding';
    const reason = `invalid basic authentication header ${what}`;
    return unauthorized(reason, [this.basic], {
      ...(encoding === undefined ? {} : { causedBy: illegalArgument(encoding) }),
    });
  }

  /** A 401 of this reason. */
  because(reason: string, failedCredential?: string): ElasticsearchError {
    return unauthorized(reason, this.challenges, given({ failedCredential }));
  }
}

/** An access token whose time is over, or that was invalidated: its 401 names no other way in. */
export function tokenExpired(): ElasticsearchError {
  return unauthorized('token expired', [EXPIRED]);
}

interface Details {
  readonly failedCredential?: string;
  readonly causedBy?: ElasticsearchError;
}

function unauthorized(
  reason: string,
  challenges: readonly string[],
  { failedCredential, causedBy }: Details = {},
): ElasticsearchError {
  const [only] = challenges;
  return new ElasticsearchError({
    status: 401,
    type: 'security_exception',
    reason,
    metadata: {
      ...given({ additional_unsuccessful_credentials: failedCredential }),
      header: { 'WWW-Authenticate': challenges.length === 1 ? only : challenges },
    },
    headers: { 'WWW-Authenticate': challenges },
    ...given({ causedBy }),
  });
}
