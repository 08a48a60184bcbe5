import { contractSuite } from '../../support/contract';
import { expectForbidden, expectRefusal } from '../../support/contract_answers';

contractSuite('POST /_security/api_key/clone', (cluster, version) => {
  const send = (json: object, authorization?: string) =>
    cluster.call({
      line: 'POST /_security/api_key/clone',
      json,
      ...(authorization === undefined ? {} : { authorization }),
    });

  if (!version.since('9.4')) {
    it('is no route', async () => {
      expect([400, 405]).toContain((await send({ api_key: 'a', name: 'b' })).status);
    });
    return;
  }

  const read = async (id: string) =>
    (await cluster.ok({ line: `GET /_security/api_key?id=${id}&with_limited_by=true` }))
      .api_keys[0];
  const clone = async (encoded: string, more: object = {}) => {
    const { status, body } = await send({
      api_key: encoded,
      name: cluster.unique('clone'),
      ...more,
    });
    expect(status).toBe(200);
    return body;
  };

  it('answers as create does, with an id and a secret of its own', async () => {
    const source = await cluster.addKey();

    const body = await clone(source.encoded);
    expect(Object.keys(body)).toEqual(['id', 'name', 'api_key', 'encoded']);
    expect(body.id).not.toBe(source.id);
    expect(body.api_key).not.toBe(source.secret);
  });

  it('copies descriptors and snapshot', async () => {
    const owner = cluster.unique('owner');
    const authorization = await cluster.addUser(owner, {
      cluster: ['manage_own_api_key', 'monitor'],
    });
    const role_descriptors = { r: { cluster: ['monitor'] } };
    const source = await cluster.addKey({ role_descriptors }, authorization);

    const [from, to] = [await read(source.id), await read((await clone(source.encoded)).id)];
    expect(to.role_descriptors).toEqual(from.role_descriptors);
    expect(to.limited_by).toEqual(from.limited_by);
  });

  it('makes a key that works, and outlives its source', async () => {
    const source = await cluster.addKey();
    const { encoded } = await clone(source.encoded);
    await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [source.id] } });

    const line = 'GET /_security/_authenticate';
    const answer = await cluster.call({ line, authorization: `ApiKey ${encoded}` });
    expect(answer.status).toBe(200);
  });

  it('keeps the expiration of the source', async () => {
    const source = await cluster.addKey({ expiration: '1d' });

    const [from, to] = [await read(source.id), await read((await clone(source.encoded)).id)];
    expect(to.expiration).toBe(from.expiration);
  });

  it('drops the expiration when it is null', async () => {
    const source = await cluster.addKey({ expiration: '1d' });

    const { id } = await clone(source.encoded, { expiration: null });
    expect(await read(id)).not.toHaveProperty('expiration');
  });

  it('takes an expiration of its own', async () => {
    const source = await cluster.addKey();

    const { id } = await clone(source.encoded, { expiration: '2d' });
    const { creation, expiration } = await read(id);
    expect(Math.round((expiration - creation) / 1_000)).toBe(172_800);
  });

  it('takes metadata of its own', async () => {
    const source = await cluster.addKey({ metadata: { a: 1 } });

    const { id } = await clone(source.encoded, { metadata: { b: 2 } });
    expect((await read(id)).metadata).toEqual({ b: 2 });
  });

  it.each([
    { name: 'a wrong secret', of: (id: string) => Buffer.from(`${id}:wrong`).toString('base64') },
    {
      name: 'an unknown key',
      of: () => Buffer.from('there-is-no-such-key:secret').toString('base64'),
    },
  ])('is 403 for $name', async ({ of }) => {
    const { id } = await cluster.addKey();

    expectRefusal(await send({ api_key: of(id), name: 'a' }), {
      status: 403,
      type: 'security_exception',
      reason: /clone/i,
    });
  });

  it('is 403 for an invalidated source', async () => {
    const { id, encoded } = await cluster.addKey();
    await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [id] } });

    expect((await send({ api_key: encoded, name: 'a' })).status).toBe(403);
  });

  it.each([
    { name: 'a credential that cannot be decoded', json: { api_key: '!', name: 'a' } },
    { name: 'no credential', json: { name: 'a' } },
    { name: 'a name that is not allowed', json: { api_key: 'YTpi', name: '_a' } },
    { name: 'reserved metadata', json: { api_key: 'YTpi', name: 'a', metadata: { _a: 1 } } },
    { name: 'an unknown field', json: { api_key: 'YTpi', name: 'a', colour: 1 } },
  ])('is 400 for $name', async ({ json }) => {
    expect((await send(json)).status).toBe(400);
  });

  it('is refused to a caller without a privilege', async () => {
    const { encoded } = await cluster.addKey();
    const authorization = await cluster.addUser(cluster.unique('no'), { cluster: ['monitor'] });

    expectForbidden(
      await send({ api_key: encoded, name: 'a' }, authorization),
      /^action \[cluster:admin\/xpack\/security\/api_key\/clone\] is unauthorized for user/,
    );
  });

  it('goes with clone_api_key', async () => {
    const { encoded } = await cluster.addKey();
    const authorization = await cluster.addUser(cluster.unique('yes'), {
      cluster: ['clone_api_key'],
    });

    const name = cluster.unique('clone');
    expect((await send({ api_key: encoded, name }, authorization)).status).toBe(200);
  });

  it('never shows the credential in a refusal', async () => {
    const { id } = await cluster.addKey();
    const api_key = Buffer.from(`${id}:very-secret-text`).toString('base64');

    const { body } = await send({ api_key, name: 'a' });
    expect(JSON.stringify(body)).not.toContain('very-secret-text');
    expect(JSON.stringify(body)).not.toContain(api_key);
  });
});
