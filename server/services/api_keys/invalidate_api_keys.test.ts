import { anElasticsearchApiKey } from '../../../test/builders/an_elasticsearch_api_key';
import { inMemorySecurityApi } from '../../elasticsearch/in_memory_security_api.mock';
import { ApiKeyError } from '../../errors/api_key_error';
import { invalidateApiKeys } from './invalidate_api_keys';

const down = new ApiKeyError('elasticsearch_unavailable', 'Elasticsearch cannot be reached');

const manyKeys = (count: number) =>
  Array.from({ length: count }, (_, index) => anElasticsearchApiKey({ id: `id-${index}` }));

describe('invalidateApiKeys', () => {
  it('tells the four outcomes apart, in the order asked, repeated ids once', async () => {
    const api = inMemorySecurityApi({
      privileges: ['manage_api_key'],
      apiKeys: [
        anElasticsearchApiKey({ id: 'active' }),
        anElasticsearchApiKey({ id: 'ended', invalidated: true }),
        anElasticsearchApiKey({ id: 'cross', type: 'cross_cluster' }),
      ],
    });
    const ids = ['cross', 'unknown', 'active', 'ended', 'active'];

    await expect(invalidateApiKeys(ids, { api, ownOnly: false })).resolves.toEqual([
      {
        id: 'cross',
        outcome: 'refused',
        reason: 'invalidating cross-cluster API keys requires manage_security',
      },
      { id: 'unknown', outcome: 'not_found' },
      { id: 'active', outcome: 'invalidated' },
      { id: 'ended', outcome: 'previously_invalidated' },
    ]);
  });

  it('tells the second of two tabs that the key is ended already', async () => {
    const api = inMemorySecurityApi({ apiKeys: [anElasticsearchApiKey({ id: 'a' })] });
    await invalidateApiKeys(['a'], { api, ownOnly: false });

    await expect(invalidateApiKeys(['a'], { api, ownOnly: false })).resolves.toEqual([
      { id: 'a', outcome: 'previously_invalidated' },
    ]);
  });

  it('says why a key is left that the caller sees but does not own', async () => {
    const api = inMemorySecurityApi({
      privileges: ['manage_own_api_key', 'read_security'],
      apiKeys: [anElasticsearchApiKey({ id: 'foreign', username: 'other' })],
    });

    await expect(invalidateApiKeys(['foreign'], { api, ownOnly: true })).resolves.toEqual([
      {
        id: 'foreign',
        outcome: 'refused',
        reason: 'The key belongs to another user and you may only delete your own keys',
      },
    ]);
  });

  it('does not find keys that the caller may not know of', async () => {
    const api = inMemorySecurityApi({
      privileges: ['manage_own_api_key'],
      apiKeys: [anElasticsearchApiKey({ id: 'foreign', username: 'other' })],
    });

    await expect(invalidateApiKeys(['foreign'], { api, ownOnly: true })).resolves.toEqual([
      { id: 'foreign', outcome: 'not_found' },
    ]);
  });

  it('sends 2,500 ids in three calls', async () => {
    const sizes: number[] = [];
    const memory = inMemorySecurityApi({ apiKeys: manyKeys(2500) });
    const api = {
      ...memory,
      invalidate: (body: Parameters<typeof memory.invalidate>[0]) => {
        sizes.push(body.ids.length);
        return memory.invalidate(body);
      },
    };
    const ids = manyKeys(2500).map(({ id }) => id);

    const results = await invalidateApiKeys(ids, { api, ownOnly: false });

    expect(sizes).toEqual([1000, 1000, 500]);
    expect(results.map(({ id }) => id)).toEqual(ids);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['invalidated']));
  });

  it('keeps what earlier calls did when a later one fails', async () => {
    const memory = inMemorySecurityApi({ apiKeys: manyKeys(2500) });
    const api = {
      ...memory,
      invalidate: (body: Parameters<typeof memory.invalidate>[0]) =>
        body.ids.includes('id-1000') ? Promise.reject(down) : memory.invalidate(body),
    };
    const ids = manyKeys(2500).map(({ id }) => id);

    const results = await invalidateApiKeys(ids, { api, ownOnly: false });

    expect(results[999]).toEqual({ id: 'id-999', outcome: 'invalidated' });
    expect(results[1000]).toEqual({ id: 'id-1000', outcome: 'refused', reason: down.message });
    expect(results[2499]).toEqual({ id: 'id-2499', outcome: 'refused', reason: down.message });
  });

  it('fails when the first call fails', async () => {
    const api = inMemorySecurityApi({ overrides: { invalidate: () => Promise.reject(down) } });

    await expect(invalidateApiKeys(['a'], { api, ownOnly: false })).rejects.toBe(down);
  });

  it('keeps what is known when the rest cannot be looked up', async () => {
    const api = inMemorySecurityApi({
      apiKeys: [anElasticsearchApiKey({ id: 'active' })],
      overrides: { query: () => Promise.reject(down) },
    });

    await expect(
      invalidateApiKeys(['active', 'unknown'], { api, ownOnly: false }),
    ).resolves.toEqual([
      { id: 'active', outcome: 'invalidated' },
      {
        id: 'unknown',
        outcome: 'refused',
        reason: 'Cannot find out what became of the key: Elasticsearch cannot be reached',
      },
    ]);
  });
});
