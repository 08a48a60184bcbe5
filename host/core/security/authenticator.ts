import type { ElasticsearchClient } from '@kbn/core/server';
import { elasticsearchStatus } from '../elasticsearch/elasticsearch_errors';
import type { AuthenticatedUser, RequestIdentity } from './authenticated_user';

type ClientFor = (authorization: string) => ElasticsearchClient;

/** Lets Elasticsearch say who holds a credential; nothing is cached, so a change counts at once. */
export class Authenticator {
  constructor(private readonly clientFor: ClientFor) {}

  /**
   * The identity behind an `Authorization` value; undefined when Elasticsearch rejects it.
   * @throws whatever the client throws when the cluster cannot be asked
   */
  async identify(authorization: string): Promise<RequestIdentity | undefined> {
    try {
      const user = await this.clientFor(authorization).transport.request<AuthenticatedUser>({
        method: 'GET',
        path: '/_security/_authenticate',
      });
      return { user, authorization };
    } catch (error) {
      if (elasticsearchStatus(error) === 401) return undefined;
      throw error;
    }
  }
}

/** `Authorization` value for a name and a password. Holds a secret. */
export function basicAuthorization(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** True for the two schemes that callers of the HTTP API may use. */
export function isAcceptedScheme(authorization: string): boolean {
  return /^(basic|apikey)\s+\S/i.test(authorization);
}
