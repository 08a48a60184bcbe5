import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { expectForbidden } from '../../support/contract_answers';
import { PASSWORD } from '../../support/stack';
import type { Call } from '../../support/elasticsearch';

interface Denial extends Omit<Call, 'authorization'> {
  readonly action: string;
  /** The named privileges, in order; `…` = others may stand there. Absent = not looked at. */
  readonly by?: string;
}

const SECURITY = 'cluster:admin/xpack/security';

const CLUSTER: Denial[] = [
  { line: 'GET /', action: 'cluster:monitor/main', by: 'monitor,manage,all' },
  { line: 'GET /_cluster/health', action: 'cluster:monitor/health', by: 'monitor,manage,all' },
  { line: 'GET /_nodes', action: 'cluster:monitor/nodes/info', by: 'monitor,manage,all' },
  {
    line: 'PUT /_cluster/settings',
    json: { persistent: { 'action.destructive_requires_name': true } },
    action: 'cluster:admin/settings/update',
  },
  { line: 'GET /_license', action: 'cluster:monitor/xpack/license/get' },
  { line: 'GET /_xpack', action: 'cluster:monitor/xpack/info' },
  {
    line: 'POST /_security/api_key',
    json: { name: 'a' },
    action: `${SECURITY}/api_key/create`,
    by: 'manage_own_api_key,manage_api_key,manage_security,all',
  },
  {
    line: 'DELETE /_security/api_key',
    json: { owner: true },
    action: `${SECURITY}/api_key/invalidate`,
    by: 'manage_own_api_key,manage_api_key,manage_security,all',
  },
  {
    line: 'DELETE /_security/api_key',
    json: { ids: ['a'] },
    action: `${SECURITY}/api_key/invalidate`,
    by: 'manage_api_key,manage_security,all',
  },
  {
    line: 'PUT /_security/api_key/a',
    json: {},
    action: `${SECURITY}/api_key/update`,
    by: 'manage_own_api_key,manage_api_key,manage_security,all',
  },
  { line: 'GET /_security/api_key', action: `${SECURITY}/api_key/get`, by: '…manage_api_key…all' },
  { line: 'GET /_security/_query/api_key', action: `${SECURITY}/api_key/query` },
  {
    line: 'PUT /_security/user/a',
    json: { password: PASSWORD, roles: [] },
    action: `${SECURITY}/user/put`,
    by: 'manage_security,all',
  },
  {
    line: 'DELETE /_security/user/a',
    action: `${SECURITY}/user/delete`,
    by: 'manage_security,all',
  },
  {
    line: 'PUT /_security/user/a/_disable',
    action: `${SECURITY}/user/set_enabled`,
    by: 'manage_security,all',
  },
  {
    line: 'PUT /_security/role/a',
    json: {},
    action: `${SECURITY}/role/put`,
    by: 'manage_security,all',
  },
  {
    line: 'DELETE /_security/role/a',
    action: `${SECURITY}/role/delete`,
    by: 'manage_security,all',
  },
  { line: 'GET /_security/role', action: `${SECURITY}/role/get`, by: '…manage_security,all' },
  { line: 'GET /_security/user', action: `${SECURITY}/user/get`, by: '…manage_security,all' },
  { line: 'GET /_security/privilege', action: `${SECURITY}/privilege/get` },
  { line: 'DELETE /_security/privilege/myapp/a', action: `${SECURITY}/privilege/delete` },
];

/** Of the index `{i}`, by somebody who may do nothing anywhere. */
const INDEX: Denial[] = [
  { line: 'GET /{i}/_search', action: 'indices:data/read/search', by: 'read,all' },
  { line: 'GET /{i}/_count', action: 'indices:data/read/search', by: 'read,all' },
  { line: 'GET /{i}/_doc/1', action: 'indices:data/read/get', by: 'read,all' },
  { line: 'GET /{i}/_source/1', action: 'indices:data/read/get', by: 'read,all' },
  {
    line: 'GET /{i}/_field_caps?fields=*',
    action: 'indices:data/read/field_caps',
    by: 'view_index_metadata,manage,read,all',
  },
  { line: 'PUT /{i}', action: 'indices:admin/create', by: 'create_index,manage,all' },
  { line: 'DELETE /{i}', action: 'indices:admin/delete', by: 'delete_index,manage,all' },
  { line: 'GET /{i}', action: 'indices:admin/get', by: 'view_index_metadata,manage,all' },
  {
    line: 'GET /{i}/_mapping',
    action: 'indices:admin/mappings/get',
    by: 'view_index_metadata,manage,all',
  },
  { line: 'PUT /{i}/_mapping', json: { properties: {} }, action: 'indices:admin/mapping/put' },
  { line: 'GET /{i}/_settings', action: 'indices:monitor/settings/get' },
  { line: 'POST /{i}/_refresh', action: 'indices:admin/refresh', by: 'maintenance,manage,all' },
  { line: 'GET /{i}/_stats', action: 'indices:monitor/stats', by: 'monitor,…manage,all' },
];

/** Judged by their name alone before they are judged by index. */
const BY_NAME: Denial[] = [
  {
    line: 'PUT /{i}/_doc/1',
    json: {},
    action: 'indices:data/write/index',
    by: 'create_doc,create,index,write,all',
  },
  {
    line: 'POST /{i}/_bulk',
    lines: [{ index: {} }, {}],
    action: 'indices:data/write/bulk',
    by: 'create_doc,create,delete,index,write,all',
  },
  { line: 'DELETE /{i}/_doc/1', action: 'indices:data/write/delete', by: 'delete,write,all' },
  {
    line: 'POST /{i}/_mget',
    json: { ids: ['1'] },
    action: 'indices:data/read/mget',
    by: 'read,all',
  },
  {
    line: 'POST /{i}/_msearch',
    lines: [{}, {}],
    action: 'indices:data/read/msearch',
    by: 'read,all',
  },
];

const listPattern = (by: string): string =>
  by
    .split('…')
    .map((part) => part.replace(/[[\]]/g, '\\$&'))
    .join('.*');

contractSuite('403', (cluster) => {
  const expectDenial = async (
    call: Denial,
    subject: string,
    more: { authorization: string; on?: string },
  ) => {
    const kind = call.action.startsWith('cluster:') ? 'cluster' : 'index';
    const on = more.on === undefined ? '' : ` on indices \\[${more.on}\\]`;
    const by =
      call.by === undefined
        ? '.*'
        : `, this action is granted by the ${kind} privileges \\[${listPattern(call.by)}\\]`;
    const { action, by: _, ...request } = call;
    const answer = await cluster.call({ ...request, authorization: more.authorization });
    const start = `action \\[${action.replace(/[/.]/g, '\\$&')}\\] is unauthorized for `;
    expectForbidden(answer, new RegExp(`^${start}${subject}${on}${by}$`));
    expect(Object.keys(answer.body.error.root_cause[0])).toEqual(['type', 'reason']);
  };

  let name = '';
  let authorization = '';
  let index = '';
  const user = (): string => `user \\[${name}\\] with effective roles \\[${name}-role\\]`;
  const at = (call: Denial): Denial => ({ ...call, line: call.line.replace('{i}', index) });

  beforeAll(async () => {
    name = cluster.unique('nobody');
    authorization = await cluster.addUser(name, {});
    index = await cluster.addIndex();
  });

  it.each(CLUSTER)('of $line names action, user, roles and privileges', async (call) => {
    await expectDenial(call, user(), { authorization });
  });

  it.each(INDEX)('of $line names the index too', async (call) => {
    await expectDenial(at(call), user(), { authorization, on: index });
  });

  it.each(BY_NAME)('of $line does not name the index', async (call) => {
    await expectDenial(at(call), user(), { authorization });
  });

  describe('of a key', () => {
    it.each(
      [CLUSTER[0], CLUSTER[CLUSTER.length - 1], INDEX[0], INDEX[5]].flatMap((call) => call ?? []),
    )('$line names key and owner, and no roles', async (call) => {
      const key = await cluster.addKey({ role_descriptors: { none: {} } });

      const subject = `API key id \\[${key.id}\\] of user \\[elastic\\]`;
      const on = call.line.includes('{i}') ? { on: index } : {};
      await expectDenial(at(call), subject, { authorization: key.authorization, ...on });
    });
  });

  describe('of roles', () => {
    const userWith = async (roles: string[]) => {
      const username = cluster.unique('user');
      const json = { password: PASSWORD, roles };
      await cluster.ok({ line: `PUT /_security/user/${username}`, json });
      return basic(username, PASSWORD);
    };
    const reason = async (roles: string[]): Promise<string> => {
      const answer = await cluster.call({
        line: 'GET /_cluster/health',
        authorization: await userWith(roles),
      });
      expect(answer.status).toBe(403);
      return answer.body.error.reason;
    };

    it('names them sorted', async () => {
      const roles = [cluster.unique('b'), cluster.unique('a')];
      for (const role of roles) await cluster.ok({ line: `PUT /_security/role/${role}`, json: {} });

      expect(await reason(roles)).toContain(`with effective roles [${roles.sort().join(',')}]`);
    });

    it('names those that do not exist apart', async () => {
      const missing = cluster.unique('missing');

      expect(await reason([`${name}-role`, missing])).toMatch(
        new RegExp(`with effective roles \\[${name}-role\\] \\(.*\\[${missing}\\].*\\)`),
      );
    });

    it('names none when there are none', async () => {
      expect(await reason([])).toContain('with effective roles []');
    });
  });

  it('of several indices names those that are refused, with commas', async () => {
    const [allowed, ...refused] = [
      await cluster.addIndex(),
      await cluster.addIndex(),
      await cluster.addIndex(),
    ];
    const reader = await cluster.addUser(cluster.unique('reader'), {
      indices: [{ names: [allowed], privileges: ['read'] }],
    });

    const line = `GET /${[allowed, ...refused].join(',')}/_search`;
    const { status, body } = await cluster.call({ line, authorization: reader });
    expect(status).toBe(403);
    const named = /on indices \[([^\]]*)\]/.exec(body.error.reason)?.[1];
    expect(named?.split(',').sort()).toEqual(refused.sort());
  });

  it('of a missing index looks the same', async () => {
    const missing = cluster.unique('missing');

    const line = `GET /${missing}/_search`;
    const call = { line, action: 'indices:data/read/search', by: 'read,all' };
    await expectDenial(call, user(), { authorization, on: missing });
  });

  it('is refused to the very action, when a neighbour is allowed', async () => {
    const reader = await cluster.addUser(cluster.unique('reader'), {
      indices: [{ names: [index], privileges: ['read'] }],
    });

    const line = `POST /${index}/_update/1`;
    const answer = await cluster.call({ line, json: { doc: {} }, authorization: reader });
    expectForbidden(
      answer,
      new RegExp(
        `^action \\[indices:data/write/update\\] is unauthorized for user .* on indices \\[${index}\\], ` +
          'this action is granted by the index privileges \\[index,write,all\\]$',
      ),
    );
  });
});
