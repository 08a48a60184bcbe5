import { contractSuite } from '../../support/contract';
import { expectForbidden } from '../../support/contract_answers';

contractSuite('licence and features', (cluster) => {
  it('GET /_license shows the licence', async () => {
    const { license } = await cluster.ok({ line: 'GET /_license' });

    expect(license).toMatchObject({
      status: 'active',
      uid: expect.any(String),
      type: expect.stringMatching(/^(basic|trial|platinum|enterprise)$/),
      issue_date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      issue_date_in_millis: expect.any(Number),
      issued_to: expect.any(String),
      issuer: expect.any(String),
      start_date_in_millis: expect.any(Number),
    });
    expect('expiry_date_in_millis' in license).toBe(license.type !== 'basic');
  });

  it('GET /_xpack shows build, licence and features', async () => {
    const { license } = await cluster.ok({ line: 'GET /_license' });

    const body = await cluster.ok({ line: 'GET /_xpack' });
    expect(body).toMatchObject({
      build: { hash: expect.any(String), date: expect.any(String) },
      license: { uid: license.uid, type: license.type, mode: license.type, status: 'active' },
      tagline: expect.any(String),
    });
    expect(body.features.security).toEqual({ available: true, enabled: true });
  });

  it.each([
    { categories: 'build', members: ['build'] },
    { categories: 'license', members: ['license'] },
    { categories: 'features', members: ['features'] },
    { categories: 'build,features', members: ['build', 'features'] },
  ])('GET /_xpack shows the categories $categories', async ({ categories, members }) => {
    const line = `GET /_xpack?categories=${categories}`;

    expect(Object.keys(await cluster.ok({ line })).sort()).toEqual([...members, 'tagline']);
  });

  it('GET / shows a cluster', async () => {
    const body = await cluster.ok({ line: 'GET /' });

    expect(Object.keys(body)).toEqual([
      'name',
      'cluster_name',
      'cluster_uuid',
      'version',
      'tagline',
    ]);
    expect(Object.keys(body.version).sort()).toEqual([
      'build_date',
      'build_flavor',
      'build_hash',
      'build_snapshot',
      'build_type',
      'lucene_version',
      'minimum_index_compatibility_version',
      'minimum_wire_compatibility_version',
      'number',
    ]);
  });

  it('HEAD / has no body', async () => {
    const { status, body } = await cluster.call({ line: 'HEAD /' });

    expect({ status, body }).toEqual({ status: 200, body: undefined });
  });

  it.each(['GET /', 'GET /_license', 'GET /_xpack', 'GET /_cluster/health', 'HEAD /'])(
    '%s needs monitor',
    async (line) => {
      const monitor = await cluster.addUser(cluster.unique('yes'), { cluster: ['monitor'] });
      const nobody = await cluster.addUser(cluster.unique('no'), {});

      expect((await cluster.call({ line, authorization: monitor })).status).toBe(200);
      expect((await cluster.call({ line, authorization: nobody })).status).toBe(403);
    },
  );

  it('a denial names the action', async () => {
    const authorization = await cluster.addUser(cluster.unique('no'), {});

    expectForbidden(
      await cluster.call({ line: 'GET /_license', authorization }),
      /^action \[cluster:monitor\/xpack\/license\/get\] is unauthorized for user/,
    );
  });

  it('every answer to a known caller proves to be of Elasticsearch', async () => {
    const authorization = await cluster.addUser(cluster.unique('no'), {});

    for (const call of [
      { line: 'GET /' },
      { line: 'GET /_license', authorization },
      { line: 'GET /_security/api_key?id=there-is-no-such-key' },
      { line: 'GET /_security/api_key?id=a&name=b' },
    ]) {
      const { headers } = await cluster.call(call);
      expect(headers.get('x-elastic-product')).toBe('Elasticsearch');
    }
  });
});
