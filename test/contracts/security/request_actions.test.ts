import { contractSuite } from '../../support/contract';
import { expectForbidden } from '../../support/contract_answers';
import type { Call } from '../../support/elasticsearch';

interface Row extends Omit<Call, 'authorization'> {
  readonly action: string;
}

const CLUSTER: readonly Row[] = [
  { line: 'GET /_cat/indices', action: 'indices:monitor/' },
  { line: 'GET /_cluster/settings', action: 'cluster:monitor/settings' },
  { line: 'GET /_index_template', action: 'indices:admin/index_template/get' },
  {
    line: 'PUT /_index_template/any',
    json: { index_patterns: ['a-{n}'] },
    action: 'indices:admin/index_template/put',
  },
  { line: 'DELETE /_index_template/any', action: 'indices:admin/index_template/delete' },
  { line: 'GET /_component_template', action: 'cluster:admin/component_template/get' },
  {
    line: 'PUT /_component_template/any',
    json: { template: {} },
    action: 'cluster:admin/component_template/put',
  },
  { line: 'GET /_ingest/pipeline', action: 'cluster:admin/ingest/pipeline/get' },
  { line: 'GET /_security/user/elastic', action: 'cluster:admin/xpack/security/user/get' },
  {
    line: 'POST /_security/user/elastic/_password',
    json: { password: 'a-long-password' },
    action: 'cluster:admin/xpack/security/user/change_password',
  },
  {
    line: 'POST /_security/role/any/_clear_cache',
    action: 'cluster:admin/xpack/security/roles/cache/clear',
  },
  {
    line: 'POST /_security/realm/any/_clear_cache',
    action: 'cluster:admin/xpack/security/realm/cache/clear',
  },
  {
    line: 'POST /_security/privilege/any/_clear_cache',
    action: 'cluster:admin/xpack/security/privilege/cache/clear',
  },
];

const INDEX: readonly Row[] = [
  { line: 'GET /{i}/_alias', action: 'indices:admin/aliases/get' },
  { line: 'PUT /{i}/_settings', json: { index: {} }, action: 'indices:admin/settings/update' },
  {
    line: 'POST /_aliases',
    json: { actions: [{ add: { index: '{i}', alias: '{n}' } }] },
    action: 'indices:admin/aliases',
  },
  { line: 'POST /{i}/_analyze', json: { text: 'a' }, action: 'indices:admin/analyze' },
  {
    line: 'POST /{i}/_update_by_query',
    action: 'indices:data/write/update/byquery',
  },
  {
    line: 'POST /{i}/_delete_by_query',
    json: { query: { match_all: {} } },
    action: 'indices:data/write/delete/byquery',
  },
  {
    line: 'POST /_reindex',
    json: { source: { index: '{i}' }, dest: { index: '{n}' } },
    action: 'indices:data/write/reindex',
  },
  { line: 'POST /{i}/_pit?keep_alive=1m', action: 'indices:data/read/open_point_in_time' },
  { line: 'GET /_resolve/index/{i}', action: 'indices:admin/resolve/index' },
];

contractSuite('the action of a request', (cluster) => {
  const expectDenied = async ({ action, ...request }: Row, index = '') => {
    const authorization = await cluster.addUser(cluster.unique('nobody'), {});
    const named = JSON.stringify(request)
      .replaceAll('{i}', index)
      .replaceAll('{n}', cluster.unique('n'));
    const answer = await cluster.call({ ...JSON.parse(named), authorization });
    expectForbidden(answer, new RegExp(`^action \\[${action.replace(/[/]/g, '\\/')}`));
  };

  it.each(CLUSTER)('$line is $action', async (row) => {
    await expectDenied(row);
  });

  it.each(INDEX)('$line is $action', async (row) => {
    await expectDenied(row, await cluster.addIndex());
  });

  it.each([
    { line: 'GET /_index_template', privilege: 'monitor' },
    { line: 'GET /_component_template', privilege: 'manage_index_templates' },
    { line: 'GET /_ingest/pipeline', privilege: 'read_pipeline' },
    { line: 'GET /_ingest/pipeline', privilege: 'manage_ingest_pipelines' },
    { line: 'POST /_security/role/any/_clear_cache', privilege: 'manage_security' },
  ])('$line is allowed by $privilege', async ({ line, privilege }) => {
    const authorization = await cluster.addUser(cluster.unique('user'), { cluster: [privilege] });

    expect((await cluster.call({ line, authorization })).status).toBe(200);
  });
});
