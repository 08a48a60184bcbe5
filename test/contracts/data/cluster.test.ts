import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { PASSWORD } from '../../support/stack';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const HEALTH = {
  cluster_name: expect.any(String),
  status: expect.stringMatching(/^(green|yellow)$/),
  timed_out: false,
  number_of_nodes: expect.any(Number),
  number_of_data_nodes: expect.any(Number),
  active_primary_shards: expect.any(Number),
  active_shards: expect.any(Number),
  relocating_shards: expect.any(Number),
  initializing_shards: expect.any(Number),
  unassigned_shards: expect.any(Number),
  delayed_unassigned_shards: expect.any(Number),
  number_of_pending_tasks: expect.any(Number),
  number_of_in_flight_fetch: expect.any(Number),
  task_max_waiting_in_queue_millis: expect.any(Number),
  active_shards_percent_as_number: expect.any(Number),
};

const NODES: ContractCase[] = [
  {
    title: 'nodes, filtered as Kibana filters them',
    line: 'GET /_nodes?filter_path=nodes.*.version,nodes.*.http.publish_address,nodes.*.ip',
    status: 200,
    body: { nodes: expect.any(Object) },
    lacks: ['_nodes', 'cluster_name'],
  },
  {
    title: 'nodes',
    line: 'GET /_nodes',
    status: 200,
    body: {
      _nodes: { total: expect.any(Number), successful: expect.any(Number), failed: 0 },
      cluster_name: expect.any(String),
      nodes: expect.any(Object),
    },
  },
];

const SETTINGS: ContractCase[] = [
  {
    title: 'settings, which are empty or not',
    line: 'GET /_cluster/settings',
    status: 200,
    body: { persistent: expect.any(Object), transient: expect.any(Object) },
    lacks: ['defaults'],
  },
  {
    title: 'settings with defaults, flat',
    line: 'GET /_cluster/settings?include_defaults=true&flat_settings=true',
    status: 200,
    body: {
      persistent: expect.any(Object),
      transient: expect.any(Object),
      defaults: expect.objectContaining({
        'action.auto_create_index': expect.any(String),
        'script.allowed_types': expect.anything(),
      }),
    },
  },
  {
    title: 'settings by parameters without values',
    line: 'GET /_cluster/settings?include_defaults&flat_settings',
    status: 200,
    body: { defaults: expect.any(Object) },
  },
];

const HEALTHS: ContractCase[] = [
  { title: 'health', line: 'GET /_cluster/health', status: 200, body: HEALTH },
  {
    title: 'health of one index',
    given: [{ line: 'PUT /{i}' }],
    line: 'GET /_cluster/health/{i}?wait_for_status=yellow&timeout=5s',
    status: 200,
    body: { ...HEALTH, active_primary_shards: 1 },
  },
  {
    title: 'health of an index without replicas',
    given: [{ line: 'PUT /{i}', json: { settings: { number_of_replicas: 0 } } }],
    line: 'GET /_cluster/health/{i}?wait_for_status=green&timeout=5s',
    status: 200,
    body: { status: 'green', unassigned_shards: 0, active_shards_percent_as_number: 100 },
  },
  {
    title: 'health by index',
    given: [{ line: 'PUT /{i}' }],
    line: 'GET /_cluster/health/{i}?level=indices&wait_for_status=yellow',
    status: 200,
    body: { indices: { '{i}': { number_of_shards: 1, active_primary_shards: 1 } } },
  },
  {
    title: 'health that does not come in time',
    line: 'GET /_cluster/health/{i}-missing?wait_for_status=yellow&timeout=1ms',
    status: 408,
    body: { status: 'red', timed_out: true },
  },
  {
    title: 'health of an unknown status to wait for',
    line: 'GET /_cluster/health?wait_for_status=purple',
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /purple/ },
  },
];

const LICENCE: ContractCase[] = [
  {
    title: 'its licence',
    line: 'GET /_license',
    status: 200,
    body: {
      license: {
        status: 'active',
        uid: expect.any(String),
        type: expect.stringMatching(/^(basic|trial|enterprise|platinum)$/),
        issue_date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        issue_date_in_millis: expect.any(Number),
        issued_to: expect.any(String),
        issuer: expect.any(String),
        start_date_in_millis: expect.any(Number),
      },
    },
  },
  {
    title: 'its features',
    line: 'GET /_xpack',
    status: 200,
    body: {
      build: { hash: expect.any(String), date: expect.any(String) },
      license: {
        uid: expect.any(String),
        type: expect.any(String),
        mode: expect.any(String),
        status: 'active',
      },
      features: { security: { available: true, enabled: true } },
      tagline: 'You know, for X',
    },
  },
  {
    title: 'some categories of its features',
    line: 'GET /_xpack?categories=license',
    status: 200,
    body: { license: { status: 'active' } },
    lacks: ['features', 'build'],
  },
  {
    title: 'its features without an unknown category',
    line: 'GET /_xpack?categories=colours',
    status: 400,
    error: { type: 'illegal_argument_exception' },
  },
];

const AS_KIBANA = basic('kibana_system', PASSWORD);

/** What Kibana sends while it starts, with its own credentials. */
const START: ContractCase[] = [
  {
    title: 'that keys are available, to the probe',
    line: 'DELETE /_security/api_key',
    json: { ids: ['kibana-api-key-service-test'] },
    status: 200,
    body: { invalidated_api_keys: [], previously_invalidated_api_keys: [], error_count: 0 },
  },
  {
    title: 'that cross-cluster keys are available, to the probe',
    line: 'PUT /_security/cross_cluster/api_key/kibana-api-key-service-test',
    json: {},
    status: 400,
    error: { type: 'action_request_validation_exception' },
  },
  {
    title: 'who it is',
    line: 'GET /_security/_authenticate',
    status: 200,
    body: { username: 'kibana_system' },
  },
  { title: 'its root', line: 'GET /', status: 200, body: { tagline: 'You Know, for Search' } },
  { title: 'no pipeline', line: 'GET /_ingest/pipeline/{i}', status: 404 },
  { title: 'tasks', line: 'GET /_tasks', status: 200, body: { nodes: expect.any(Object) } },
].map((row) => ({ ...row, headers: { authorization: AS_KIBANA } }));

const PRIVILEGES = { 'kibana-.kibana': { contract_all: { actions: ['login:'], metadata: {} } } };

contractSuite('A cluster tells', (cluster, version) => {
  it.each(version.applicable([...NODES, ...SETTINGS, ...HEALTHS, ...LICENCE, ...START]))(
    '$title',
    async (row) => {
      await expectAnswer(cluster, row);
    },
  );

  it('the version and address of each node', async () => {
    const { nodes } = await cluster.ok({ line: 'GET /_nodes' });

    for (const node of Object.values(nodes)) {
      expect(node).toMatchObject({
        name: expect.any(String),
        version: expect.stringContaining(version.release),
        ip: expect.any(String),
        http: { publish_address: expect.stringMatching(/:\d+$/) },
        roles: expect.any(Array),
      });
    }
  });

  it('the privileges that Kibana registers', async () => {
    const asKibana = { authorization: AS_KIBANA };
    await cluster.ok({ line: 'PUT /_security/privilege', json: PRIVILEGES, ...asKibana });

    const line = 'GET /_security/privilege/kibana-.kibana/contract_all';
    const { body } = await cluster.call({ line, ...asKibana });
    await cluster.ok({ ...asKibana, line: line.replace('GET', 'DELETE') });

    expect(body).toMatchObject({
      'kibana-.kibana': {
        contract_all: { application: 'kibana-.kibana', name: 'contract_all', actions: ['login:'] },
      },
    });
  });

  it('its root to every client', async () => {
    const { body } = await cluster.call({ line: 'GET /' });

    expect(body).toEqual({
      name: expect.any(String),
      cluster_name: expect.any(String),
      cluster_uuid: expect.stringMatching(/^[\w-]{22}$/),
      version: {
        number: expect.stringContaining(version.release),
        build_flavor: 'default',
        build_type: expect.any(String),
        build_hash: expect.any(String),
        build_date: expect.any(String),
        build_snapshot: expect.any(Boolean),
        lucene_version: expect.any(String),
        minimum_wire_compatibility_version: expect.any(String),
        minimum_index_compatibility_version: expect.any(String),
      },
      tagline: 'You Know, for Search',
    });
  });
});
