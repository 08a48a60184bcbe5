import type { ErrorCode } from '../../../common/http/errors';
import { inMemorySecurityApi } from '../../elasticsearch/in_memory_security_api.mock';
import type { SecurityApi } from '../../elasticsearch/security_api';
import { ApiKeyError } from '../../errors/api_key_error';
import { probeCluster } from './cluster_features';

const fails = (code: ErrorCode, type?: string) => () =>
  Promise.reject(
    new ApiKeyError(code, code, type === undefined ? {} : { elasticsearch: { status: 400, type } }),
  );

const crossClusterThere = {
  update: fails('rejected_by_elasticsearch', 'action_request_validation_exception'),
};

const runs = (number: string, build_flavor = 'default'): Partial<SecurityApi> => ({
  info: () => Promise.resolve({ version: { number, build_flavor } }),
});

const probeWith = (overrides: Partial<SecurityApi>) =>
  probeCluster(inMemorySecurityApi({ overrides: { ...crossClusterThere, ...overrides } }));

describe('probeCluster', () => {
  it.each([
    { number: '8.12.2', isSince813: false },
    { number: '8.13.0', isSince813: true },
    { number: '8.13.0-SNAPSHOT', isSince813: true },
    { number: '8.9.1', isSince813: false },
    { number: '9.0.0', isSince813: true },
    { number: '10.1.0', isSince813: true },
  ])('knows that $number brings facets: $isSince813', async ({ number, isSince813 }) => {
    await expect(probeWith(runs(number))).resolves.toEqual({
      version: number,
      api_keys_enabled: true,
      cross_cluster: true,
      facets: isSince813,
      expiration_update: isSince813,
    });
  });

  it('does not judge serverless by its version', async () => {
    await expect(probeWith(runs('8.11.0', 'serverless'))).resolves.toMatchObject({ facets: true });
  });

  it('does without the version when it may not see it', async () => {
    await expect(probeWith({ info: fails('forbidden') })).resolves.toEqual({
      api_keys_enabled: true,
      cross_cluster: true,
      facets: false,
      expiration_update: false,
    });
  });

  it('tells that API keys are disabled', async () => {
    const { api_keys_enabled } = await probeWith({ invalidate: fails('api_keys_disabled') });

    expect(api_keys_enabled).toBe(false);
  });

  it('takes API keys for enabled when it may not ask', async () => {
    const { api_keys_enabled } = await probeWith({ invalidate: fails('forbidden') });

    expect(api_keys_enabled).toBe(true);
  });

  it.each([
    { name: 'the licence forbids it', update: fails('forbidden', 'security_exception') },
    { name: 'there is no such endpoint', update: fails('rejected_by_elasticsearch') },
    { name: 'it is not found', update: fails('not_found') },
  ])('finds no cross-cluster keys when $name', async ({ update }) => {
    const { cross_cluster } = await probeWith({ update });

    expect(cross_cluster).toBe(false);
  });

  it.each(['info', 'invalidate', 'update'] as const)(
    'fails when %s() gets no answer',
    async (method) => {
      await expect(
        probeWith({ [method]: fails('elasticsearch_unavailable') }),
      ).rejects.toMatchObject({
        code: 'elasticsearch_unavailable',
      });
    },
  );
});
