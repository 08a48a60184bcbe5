import { NATIVE_REALM, SERVICE_ACCOUNT_REALM } from '../authentication/authentication';
import type { Authentication, User } from '../authentication/authentication';
import { Permission } from './permission';
import { SecuritySubject } from './security_subject';
import type { SubjectParts } from './security_subject';

const aUser = (username: string, realm = NATIVE_REALM): User => ({
  username,
  roles: [],
  fullName: null,
  email: null,
  metadata: {},
  enabled: true,
  realm,
});

const API_KEY = { id: 'key-id', name: 'k' };
const NOTHING = new Permission([]);

function aSubject(
  authentication: Partial<Authentication> = {},
  more: Partial<SubjectParts> = {},
): SecuritySubject {
  return new SecuritySubject({
    authentication: { user: aUser('bob'), ...authentication },
    layers: [],
    descriptors: {},
    effectiveRoles: ['a', 'b'],
    missingRoles: [],
    ...more,
  });
}

describe('the list of privileges in a 403', () => {
  it.each([
    ['cluster:monitor/main', 'monitor,manage,all'],
    ['cluster:monitor/health', 'monitor,manage,all'],
    ['cluster:admin/settings/update', 'manage,all'],
    ['cluster:admin/xpack/security/role/get', 'read_security,manage_security,all'],
    ['cluster:admin/xpack/security/user/put', 'manage_security,all'],
    ['indices:admin/index_template/put', 'manage_index_templates,manage,all'],
    [
      'cluster:admin/ingest/pipeline/get',
      'read_pipeline,manage_ingest_pipelines,manage_pipeline,manage,all',
    ],
    ['indices:data/read/search', 'read,all'],
    ['indices:data/read/get', 'read,all'],
    ['indices:data/read/mget', 'read,all'],
    ['indices:data/write/bulk', 'create_doc,create,delete,index,write,all'],
    ['indices:data/write/index', 'create_doc,create,index,write,all'],
    ['indices:data/write/index:op_type/create', 'create_doc,create,index,write,all'],
    ['indices:data/write/index:op_type/index', 'create,index,write,all'],
    ['indices:data/write/delete', 'delete,write,all'],
    ['indices:data/write/update', 'index,write,all'],
    ['indices:data/write/update/byquery', 'index,write,all'],
    ['indices:data/write/delete/byquery', 'delete,write,all'],
    ['indices:data/read/field_caps', 'view_index_metadata,manage,read,all'],
    ['indices:admin/create', 'create_index,manage,all'],
    ['indices:admin/auto_create', 'auto_configure,create_index,manage,all'],
    ['indices:admin/delete', 'delete_index,manage,all'],
    ['indices:admin/mappings/get', 'view_index_metadata,manage,all'],
    ['indices:admin/mapping/auto_put', 'auto_configure,manage,write,all'],
    ['indices:admin/mapping/put', 'manage,all'],
    ['indices:admin/refresh', 'maintenance,manage,all'],
    ['indices:monitor/stats', 'monitor,cross_cluster_replication,manage,all'],
    ['indices:admin/resolve/index', 'view_index_metadata,manage,read,all'],
  ])('for %s is %s', (action, list) => {
    const kind = action.startsWith('cluster:') || action.includes('template') ? 'cluster' : 'index';

    expect(aSubject().denied(action).reason).toBe(
      `action [${action}] is unauthorized for user [bob] with effective roles [a,b], ` +
        `this action is granted by the ${kind} privileges [${list}]`,
    );
  });

  it.each([
    ['create', undefined, 'manage_own_api_key,manage_api_key,manage_security,all'],
    ['update', undefined, 'manage_own_api_key,manage_api_key,manage_security,all'],
    ['grant', undefined, 'grant_api_key,manage_api_key,manage_security,all'],
    ['get', {}, 'read_security,manage_api_key,manage_security,all'],
    ['get', { owner: true }, 'manage_own_api_key,read_security,manage_api_key,manage_security,all'],
    ['query', {}, 'manage_own_api_key,read_security,manage_api_key,manage_security,all'],
    ['invalidate', { username: 'ann' }, 'manage_api_key,manage_security,all'],
    ['invalidate', { owner: true }, 'manage_own_api_key,manage_api_key,manage_security,all'],
    ['clone', undefined, 'clone_api_key,manage_api_key,manage_security,all'],
  ])('for api_key/%s of %j is %s', (verb, target, list) => {
    const action = `cluster:admin/xpack/security/api_key/${verb}`;

    expect(() => {
      aSubject({}, { layers: [NOTHING] }).requireCluster(
        action,
        target && { kind: 'api_key', ...target },
      );
    }).toThrow(`this action is granted by the cluster privileges [${list}]`);
  });

  it('is left out when no named privilege grants the action', () => {
    expect(aSubject().denied('internal:something').reason).toBe(
      'action [internal:something] is unauthorized for user [bob] with effective roles [a,b]',
    );
  });
});

describe('who a 403 names', () => {
  const service = aUser('elastic/kibana', SERVICE_ACCOUNT_REALM);
  const bearer = { kind: 'service_account', tokenName: 't' } as const;

  it.each<[string, Partial<Authentication>, Partial<SubjectParts>]>([
    ['user [bob] with effective roles [a,b]', {}, {}],
    ['user [bob] with effective roles []', {}, { effectiveRoles: [] }],
    [
      'user [bob] with effective roles [a] (assigned roles [x,y] were not found)',
      {},
      { effectiveRoles: ['a'], missingRoles: ['x', 'y'] },
    ],
    ['API key id [key-id] of user [bob]', { apiKey: API_KEY }, {}],
    [
      'user [bob] run as [ann] with effective roles [a,b]',
      { user: aUser('ann'), runBy: { user: aUser('bob') } },
      {},
    ],
    [
      'API key id [key-id] of user [bob] run as [ann] with effective roles [a,b]',
      { user: aUser('ann'), runBy: { user: aUser('bob'), apiKey: API_KEY } },
      {},
    ],
    ['service account [elastic/kibana]', { user: service, bearer }, {}],
  ])('is %s', (who, authentication, more) => {
    expect(aSubject(authentication, more).denied('internal:x').reason).toBe(
      `action [internal:x] is unauthorized for ${who}`,
    );
  });
});

describe('what a 403 names', () => {
  it.each([
    [['a', 'b'], ' on indices [a,b]'],
    [['.kibana_1', '.security'], ' on restricted indices [.kibana_1,.security]'],
    [['a', '.kibana'], ' on indices [a] and restricted indices [.kibana]'],
    [[], ''],
  ])('of %j is%s', (indices, places) => {
    expect(aSubject({ apiKey: API_KEY }).denied('internal:x', indices).reason).toBe(
      `action [internal:x] is unauthorized for API key id [key-id] of user [bob]${places}`,
    );
  });

  it('is the workflow, when the key may only be used in one', () => {
    const key = aSubject({ apiKey: API_KEY }, { blocked: { kind: 'workflow' } });

    expect(key.allowsCluster('cluster:admin/xpack/security/user/authenticate')).toBe(false);
    expect(key.denied('cluster:monitor/main').toBody()).toMatchObject({
      status: 403,
      error: {
        type: 'security_exception',
        reason:
          'action [cluster:monitor/main] is unauthorized for API key id [key-id] of user [bob]',
        caused_by: { type: 'role_restriction_exception', reason: 'access restricted by workflow' },
      },
    });
  });
});
