import { contractSuite, type ContractRow } from '../../support/contract';
import { expectForbidden } from '../../support/contract_answers';

const LINE = 'GET /_security/privilege/_builtin';

interface Name extends ContractRow {
  readonly name: string;
}

const always = (names: string): Name[] => names.split(' ').map((name) => ({ name }));

const CLUSTER: readonly Name[] = [
  ...always(
    'all cancel_task create_snapshot cross_cluster_replication cross_cluster_search delegate_pki ' +
      'grant_api_key manage manage_api_key manage_autoscaling manage_ccr manage_enrich manage_ilm ' +
      'manage_index_templates manage_ingest_pipelines manage_logstash_pipelines manage_ml ' +
      'manage_oidc manage_own_api_key manage_pipeline manage_saml manage_search_application ' +
      'manage_search_query_rules manage_search_synonyms manage_security manage_service_account ' +
      'manage_slm manage_token manage_transform manage_user_profile manage_watcher monitor ' +
      'monitor_ml monitor_snapshot monitor_text_structure monitor_transform monitor_watcher none ' +
      'read_ccr read_ilm read_pipeline read_security read_slm transport_client',
  ),
  { name: 'monitor_stats', since: '8.17' },
  { name: 'clone_api_key', since: '9.4' },
];

const INDEX: readonly Name[] = [
  ...always(
    'all auto_configure create create_doc create_index cross_cluster_replication ' +
      'cross_cluster_replication_internal delete delete_index index maintenance manage ' +
      'manage_data_stream_lifecycle manage_follow_index manage_ilm manage_leader_index monitor none ' +
      'read read_cross_cluster view_index_metadata write',
  ),
  ...always('read_failure_store manage_failure_store').map((name) => ({ ...name, since: '9.1' })),
  ...always('create_view delete_view manage_view read_view_metadata').map((name) => ({
    ...name,
    since: '9.4',
  })),
];

contractSuite(LINE, (cluster, version) => {
  const later = (rows: readonly Name[]): string[] =>
    rows
      .filter(({ since }) => since !== undefined && !version.since(since))
      .map(({ name }) => name);

  it.each([
    { kind: 'cluster', rows: CLUSTER },
    { kind: 'index', rows: INDEX },
  ])('lists the $kind privileges of its release', async ({ kind, rows }) => {
    const listed: string[] = (await cluster.ok({ line: LINE }))[kind];

    expect(listed).toEqual(
      expect.arrayContaining(version.applicable(rows).map(({ name }) => name)),
    );
    expect(listed.filter((name) => later(rows).includes(name))).toEqual([]);
  });

  it.each(['cluster', 'index'])(
    'lists the %s privileges in alphabetical order, once',
    async (kind) => {
      const listed: string[] = (await cluster.ok({ line: LINE }))[kind];

      expect(listed).toEqual([...new Set(listed)].sort());
    },
  );

  it('has a list of remote-cluster privileges since 8.15', async () => {
    const { remote_cluster } = await cluster.ok({ line: LINE });

    const stats = version.since('8.17') ? ['monitor_enrich', 'monitor_stats'] : ['monitor_enrich'];
    expect(remote_cluster).toEqual(version.since('8.15') ? stats : undefined);
  });

  it.each(version.applicable(CLUSTER))(
    'and a role may hold the cluster privilege $name',
    async (row) => {
      const name = cluster.unique('role');

      const line = `PUT /_security/role/${name}`;
      expect((await cluster.call({ line, json: { cluster: [row.name] } })).status).toBe(200);
    },
  );

  it.each(version.applicable(INDEX))(
    'and a role may hold the index privilege $name',
    async (row) => {
      const name = cluster.unique('role');

      const json = { indices: [{ names: ['a'], privileges: [row.name] }] };
      const { status } = await cluster.call({ line: `PUT /_security/role/${name}`, json });
      expect(status).toBe(200);
    },
  );

  it.each([
    { privilege: 'read_security', allowed: true },
    { privilege: 'manage_security', allowed: true },
    { privilege: 'manage_api_key', allowed: false },
    { privilege: 'monitor', allowed: false },
  ])('is for $privilege: $allowed', async ({ privilege, allowed }) => {
    const authorization = await cluster.addUser(cluster.unique('user'), { cluster: [privilege] });

    const { status } = await cluster.call({ line: LINE, authorization });
    expect(status).toBe(allowed ? 200 : 403);
  });

  it('names its action when it refuses', async () => {
    const authorization = await cluster.addUser(cluster.unique('user'), {});

    expectForbidden(
      await cluster.call({ line: LINE, authorization }),
      /^action \[cluster:admin\/xpack\/security\/privilege\/builtin\/get\] is unauthorized for user/,
    );
  });
});
