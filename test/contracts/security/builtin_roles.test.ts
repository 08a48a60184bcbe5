import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { PASSWORD } from '../../support/stack';

interface Question {
  readonly role: string;
  readonly ask: object;
  /** Whether all that is asked is granted. */
  readonly has: boolean;
}

const index = (names: string, privileges: string[], restricted = false): object => ({
  index: [{ names: [names], privileges, allow_restricted_indices: restricted }],
});
const kibana = (privilege: string, resource = '*'): object => ({
  application: [{ application: 'kibana-.kibana', privileges: [privilege], resources: [resource] }],
});

const QUESTIONS: readonly Question[] = [
  { role: 'superuser', ask: { cluster: ['all'] }, has: true },
  { role: 'superuser', ask: index('*', ['all']), has: true },
  { role: 'superuser', ask: index('.security', ['read', 'monitor'], true), has: true },
  { role: 'superuser', ask: index('.security', ['write'], true), has: false },
  { role: 'superuser', ask: kibana('all'), has: true },
  { role: 'viewer', ask: index('books', ['read', 'view_index_metadata']), has: true },
  { role: 'viewer', ask: index('books', ['write']), has: false },
  { role: 'viewer', ask: index('.dotted', ['read']), has: false },
  { role: 'viewer', ask: { cluster: ['monitor'] }, has: false },
  { role: 'viewer', ask: kibana('read'), has: true },
  { role: 'viewer', ask: kibana('all'), has: false },
  { role: 'editor', ask: index('books', ['read', 'view_index_metadata']), has: true },
  { role: 'editor', ask: index('books', ['write']), has: false },
  { role: 'editor', ask: { cluster: ['monitor'] }, has: false },
  { role: 'editor', ask: kibana('all'), has: true },
  { role: 'kibana_admin', ask: kibana('all', 'space:a'), has: true },
  { role: 'kibana_admin', ask: { cluster: ['monitor'] }, has: false },
  { role: 'kibana_admin', ask: index('books', ['read']), has: false },
];

const titled = <Row extends { readonly ask: object }>(row: Row): Row & { what: string } => ({
  ...row,
  what: JSON.stringify(row.ask),
});

contractSuite('built-in roles', (cluster) => {
  it.each(QUESTIONS.map(titled))('$role has $what: $has', async ({ role, ask, has }) => {
    const name = cluster.unique('user');
    const json = { password: PASSWORD, roles: [role] };
    await cluster.ok({ line: `PUT /_security/user/${name}`, json });

    const line = 'POST /_security/user/_has_privileges';
    const authorization = basic(name, PASSWORD);
    const { has_all_requested } = await cluster.ok({ line, json: ask, authorization });
    expect(has_all_requested).toBe(has);
  });

  it.each(
    [
      { ask: { cluster: ['monitor', 'grant_api_key', 'manage_own_api_key'] }, has: true },
      { ask: { cluster: ['manage_index_templates', 'manage_token'] }, has: true },
      { ask: { cluster: ['cluster:admin/xpack/security/api_key/invalidate'] }, has: true },
      { ask: { cluster: ['cluster:admin/xpack/security/privilege/builtin/get'] }, has: true },
      { ask: { cluster: ['read_security'] }, has: false },
      { ask: { cluster: ['manage_api_key'] }, has: false },
      { ask: { cluster: ['manage_security'] }, has: false },
      { ask: { cluster: ['manage'] }, has: false },
      { ask: index('.kibana_1', ['all'], true), has: true },
      { ask: index('books', ['read']), has: false },
    ].map(titled),
  )('kibana_system has $what: $has', async ({ ask, has }) => {
    const line = 'POST /_security/user/_has_privileges';
    const authorization = basic('kibana_system', PASSWORD);

    const { has_all_requested } = await cluster.ok({ line, json: ask, authorization });
    expect(has_all_requested).toBe(has);
  });

  it.each([
    'apm_user',
    'beats_admin',
    'beats_system',
    'enrich_user',
    'ingest_admin',
    'kibana_admin',
    'logstash_admin',
    'logstash_system',
    'machine_learning_admin',
    'machine_learning_user',
    'monitoring_user',
    'remote_monitoring_agent',
    'remote_monitoring_collector',
    'reporting_user',
    'rollup_admin',
    'rollup_user',
    'snapshot_user',
    'superuser',
    'transform_admin',
    'transform_user',
    'transport_client',
    'viewer',
    'editor',
    'watcher_admin',
    'watcher_user',
  ])('%s is listed as reserved', async (role) => {
    const body = await cluster.ok({ line: `GET /_security/role/${role}` });

    expect(body[role].metadata._reserved).toBe(true);
  });
});
