import { contractSuite } from '../../support/contract';

type State = 'active' | 'expired' | 'invalidated' | 'expired and invalidated';

const STATES: readonly State[] = ['active', 'expired', 'invalidated', 'expired and invalidated'];

contractSuite('the life cycle of a key', (cluster) => {
  const keyIn = async (state: State) => {
    const expiration = state.startsWith('expired') ? { expiration: '1ms' } : {};
    const key = await cluster.addKey(expiration);
    if (state.endsWith('invalidated')) {
      await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [key.id] } });
    }
    return key;
  };

  it.each(STATES)('%s: is found by get and query', async (state) => {
    const { id } = await keyIn(state);

    const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${id}` });
    const json = { query: { ids: { values: [id] } } };
    const { total } = await cluster.ok({ line: 'POST /_security/_query/api_key', json });
    expect([api_keys.length, total]).toEqual([1, 1]);
  });

  it.each(STATES)('%s: says so by its times and its flag alone', async (state) => {
    const { id } = await keyIn(state);

    const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${id}` });
    const [key] = api_keys;
    expect(key).not.toHaveProperty('status');
    expect(key.invalidated).toBe(state.endsWith('invalidated'));
    expect('invalidation' in key).toBe(state.endsWith('invalidated'));
    expect('expiration' in key).toBe(state.startsWith('expired'));
  });

  it.each(STATES)('%s: authenticates only when active', async (state) => {
    const { authorization } = await keyIn(state);

    const { status } = await cluster.call({ line: 'GET /_security/_authenticate', authorization });
    expect(status).toBe(state === 'active' ? 200 : 401);
  });

  it.each(STATES)('%s: is among active_only only when active', async (state) => {
    const { id } = await keyIn(state);

    const { status } = await cluster.call({
      line: `GET /_security/api_key?id=${id}&active_only=true`,
    });
    expect(status).toBe(state === 'active' ? 200 : 404);
  });

  it.each(STATES)('%s: can be updated only when active', async (state) => {
    const { id } = await keyIn(state);

    const { status } = await cluster.call({ line: `PUT /_security/api_key/${id}`, json: {} });
    expect(status).toBe(state === 'active' ? 200 : 400);
  });

  it.each(STATES)('%s: can be invalidated only once', async (state) => {
    const { id } = await keyIn(state);

    const line = 'DELETE /_security/api_key';
    const { invalidated_api_keys } = await cluster.ok({ line, json: { ids: [id] } });
    expect(invalidated_api_keys).toEqual(state.endsWith('invalidated') ? [] : [id]);
  });

  it('knows no way back, and no way to see a secret again', async () => {
    const { id } = await keyIn('invalidated');

    for (const line of [
      `POST /_security/api_key/${id}/_enable`,
      `POST /_security/api_key/${id}/_regenerate`,
      `GET /_security/api_key/${id}/_secret`,
    ]) {
      expect([400, 405]).toContain((await cluster.call({ line })).status);
    }
  });
});
