import { inMemorySecurityApi } from '../../elasticsearch/in_memory_security_api.mock';
import { createCapabilitiesService } from './capabilities_service';

const features = {
  version: '9.1.0',
  api_keys_enabled: true,
  cross_cluster: true,
  facets: true,
  expiration_update: true,
};

const ALL = ['manage_security', 'manage_api_key', 'manage_own_api_key', 'read_security'];

const capabilitiesOf = (privileges: readonly string[], cross_cluster = true) =>
  createCapabilitiesService({
    api: inMemorySecurityApi({ privileges }),
    features: () => Promise.resolve({ ...features, cross_cluster }),
    elasticsearchUrl: () => 'https://es.example.org',
    now: () => 1000,
  }).get();

describe('CapabilitiesService', () => {
  it('tells who asks, what the cluster can do and what time it is', async () => {
    await expect(capabilitiesOf(ALL)).resolves.toEqual({
      current_user: { username: 'elastic', realm: 'reserved' },
      can_view: true,
      can_manage_own: true,
      can_manage_all: true,
      can_manage_cross_cluster: true,
      missing_privileges: [],
      cluster: {
        version: '9.1.0',
        api_keys_enabled: true,
        facets: true,
        expiration_update: true,
      },
      elasticsearch_url: 'https://es.example.org',
      server_time: 1000,
    });
  });

  it.each([
    { privileges: ['manage_security'], can: 'view own all cross_cluster' },
    { privileges: ['manage_api_key'], can: 'view own all' },
    { privileges: ['manage_own_api_key'], can: 'view own' },
    { privileges: ['read_security'], can: 'view' },
    { privileges: [], can: '' },
  ])('allows "$can" with $privileges', async ({ privileges, can }) => {
    const capabilities = await capabilitiesOf(privileges);

    const allowed = [
      capabilities.can_view && 'view',
      capabilities.can_manage_own && 'own',
      capabilities.can_manage_all && 'all',
      capabilities.can_manage_cross_cluster && 'cross_cluster',
    ];
    expect(allowed.filter(Boolean).join(' ')).toBe(can);
    expect(capabilities.missing_privileges).toEqual(ALL.filter((p) => !privileges.includes(p)));
  });

  it('offers no cross-cluster keys where the cluster has none', async () => {
    const { can_manage_cross_cluster } = await capabilitiesOf(ALL, false);

    expect(can_manage_cross_cluster).toBe(false);
  });
});
