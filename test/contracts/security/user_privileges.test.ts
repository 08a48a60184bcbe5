import { contractSuite } from '../../support/contract';
import { expectRefusal } from '../../support/contract_answers';

const LINE = 'GET /_security/user/_privileges';

contractSuite(LINE, (cluster) => {
  const of = (authorization: string) => cluster.ok({ line: LINE, authorization });

  it('lists all of one role, index limits as lists', async () => {
    const authorization = await cluster.addUser(cluster.unique('user'), {
      cluster: ['monitor', 'manage_own_api_key'],
      indices: [
        {
          names: ['a'],
          privileges: ['read'],
          query: '{"term":{"team":"red"}}',
          field_security: { grant: ['b', 'c'], except: ['c'] },
        },
        { names: ['d'], privileges: ['write'] },
      ],
      applications: [{ application: 'myapp', privileges: ['read'], resources: ['x'] }],
      run_as: ['sam'],
    });

    const body = await of(authorization);
    expect(Object.keys(body).slice(0, 5)).toEqual([
      'cluster',
      'global',
      'indices',
      'applications',
      'run_as',
    ]);
    expect(body.cluster.sort()).toEqual(['manage_own_api_key', 'monitor']);
    expect(body.global).toEqual([]);
    expect(body.indices).toHaveLength(2);
    expect(body.indices).toEqual(
      expect.arrayContaining([
        {
          names: ['a'],
          privileges: ['read'],
          field_security: [{ grant: ['b', 'c'], except: ['c'] }],
          query: ['{"term":{"team":"red"}}'],
          allow_restricted_indices: false,
        },
        { names: ['d'], privileges: ['write'], allow_restricted_indices: false },
      ]),
    );
    expect(body.applications).toEqual([
      { application: 'myapp', privileges: ['read'], resources: ['x'] },
    ]);
    expect(body.run_as).toEqual(['sam']);
  });

  it('is empty for a user who may do nothing', async () => {
    const authorization = await cluster.addUser(cluster.unique('user'), {});

    expect(await of(authorization)).toMatchObject({
      cluster: [],
      global: [],
      indices: [],
      applications: [],
      run_as: [],
    });
  });

  it('shows global privileges as a list', async () => {
    const global = { application: { manage: { applications: ['myapp-*'] } } };
    const authorization = await cluster.addUser(cluster.unique('user'), { global });

    expect((await of(authorization)).global).toEqual([expect.objectContaining(global)]);
  });

  it('shows the superuser all', async () => {
    const body = await cluster.ok({ line: LINE });

    expect(body.cluster).toEqual(['all']);
    expect(body.run_as).toEqual(['*']);
    expect(body.applications).toEqual([{ application: '*', privileges: ['*'], resources: ['*'] }]);
    expect(body.indices).toEqual(
      expect.arrayContaining([
        { names: ['*'], privileges: ['all'], allow_restricted_indices: false },
      ]),
    );
  });

  it('shows a key without descriptors its snapshot', async () => {
    const owner = await cluster.addUser(cluster.unique('owner'), {
      cluster: ['manage_own_api_key'],
      run_as: ['sam'],
    });
    const { authorization } = await cluster.addKey({}, owner);

    expect(await of(authorization)).toMatchObject({
      cluster: ['manage_own_api_key'],
      run_as: ['sam'],
    });
  });

  it.each([
    { name: 'privileges', role_descriptors: { r: { cluster: ['monitor'] } } },
    { name: 'an empty descriptor', role_descriptors: { r: {} } },
  ])('is refused to a key with $name', async ({ role_descriptors }) => {
    const { authorization } = await cluster.addKey({ role_descriptors });

    expectRefusal(await cluster.call({ line: LINE, authorization }), {
      status: 400,
      type: 'illegal_argument_exception',
      reason: /cannot retrieve privileges for API keys with assigned role descriptors/i,
    });
  });
});
