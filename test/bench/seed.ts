import { createElasticsearch } from '../../dev_elasticsearch';
import type { StoredApiKey } from '../../dev_elasticsearch/security/api_keys/api_key';
import { ApiKeyStore } from '../../dev_elasticsearch/security/api_keys/api_key_store';
import type { NewApiKey } from '../../dev_elasticsearch/security/api_keys/api_key_store';
import { openStore } from '../../dev_elasticsearch/storage';
import { basic } from '../support/elasticsearch';

const DAY = 86_400_000;

/** Keys that are written in one transaction. */
const CHUNK = 10_000;

const PASSWORD = 'bench-password';

/** Of the superuser `elastic` in a seeded folder, as `Authorization` has it. */
export const AS_ELASTIC = basic('elastic', PASSWORD);

const TEAMS = ['billing', 'search', 'logging', 'metrics', 'orders', 'identity', 'mail', 'reports'];
const STAGES = ['production', 'staging', 'development'];

/** Id of a seeded key, 20 characters as Elasticsearch's. */
export function seededId(at: number): string {
  return `seeded${String(at).padStart(14, '0')}`;
}

/**
 * Fills an empty data folder with keys. One is made through the API; the others are written straight
 * to the store, 10,000 in a transaction: one request and one flush for each would take far longer.
 * @returns `Authorization` with the key that was made through the API: a superuser's
 */
export async function seed(dataDir: string, count: number): Promise<string> {
  const credential = await makeCredential(dataDir);
  const store = openStore(dataDir);
  const keys = new ApiKeyStore(store);
  for (let start = 0; start < count; start += CHUNK) {
    const size = Math.min(CHUNK, count - start);
    await keys.addAll(Array.from({ length: size }, (_, at) => seededKey(start + at, count)));
  }
  await store.close();
  return credential;
}

async function makeCredential(dataDir: string): Promise<string> {
  const server = await createElasticsearch({
    dataDir,
    port: 0,
    passwords: { elastic: PASSWORD },
  });
  const answer = await server.inject({
    method: 'POST',
    url: '/_security/api_key',
    headers: { authorization: AS_ELASTIC },
    body: { name: 'bench' },
  });
  await server.stop();
  return `ApiKey ${(answer.body as { readonly encoded: string }).encoded}`;
}

/** One in ten has expired, one in twenty is invalidated, two in a hundred are cross-cluster keys. */
function seededKey(at: number, count: number): NewApiKey {
  const creation = Date.now() - (count - at) * 1000;
  const owner = `user-${at % 200}`;
  return {
    id: seededId(at),
    name: `${TEAMS[at % TEAMS.length]}-service-${at}`,
    type: at % 50 === 7 ? 'cross_cluster' : 'rest',
    creation,
    ...(at % 5 < 3 ? { expiration: creation + (at % 10 === 1 ? -DAY : 90 * DAY) } : {}),
    ...(at % 20 === 3
      ? { invalidated: true, invalidation: creation + 1000 }
      : { invalidated: false }),
    secret_hash: `{SSHA256}${'A'.repeat(64)}`,
    creator: {
      principal: owner,
      realm: at % 3 === 0 ? 'default_native' : 'ldap1',
      realm_type: at % 3 === 0 ? 'native' : 'ldap',
      full_name: `User ${owner}`,
      email: `${owner}@example.com`,
      metadata: {},
    },
    metadata: {
      environment: STAGES[at % STAGES.length],
      team: TEAMS[at % TEAMS.length],
      managed: at % 4 === 0,
      ticket: `OPS-${at}`,
    },
    role_descriptors: at % 2 === 0 ? {} : { assigned: descriptor(at) },
    limited_by: { owner: descriptor(at), shared: descriptor(at + 1) },
  };
}

function descriptor(at: number): StoredApiKey['limited_by'][string] {
  return {
    cluster: ['monitor', 'manage_own_api_key'],
    indices: [
      {
        names: [`logs-${TEAMS[at % TEAMS.length]}-*`, 'metrics-*'],
        privileges: ['read', 'view_index_metadata'],
        allow_restricted_indices: false,
      },
    ],
    applications: [
      { application: 'kibana-.kibana', privileges: ['feature_discover.read'], resources: ['*'] },
    ],
    run_as: [],
    metadata: {},
    transient_metadata: { enabled: true },
  };
}
