import type { EndpointRequest } from '../../lib/endpoint';
import { changeOf } from './security_changes';

function told(
  line: string,
  { params = {}, body = {}, answer = {} }: Partial<Record<'params' | 'body' | 'answer', object>>,
): unknown {
  const [method = '', path = ''] = line.toLowerCase().split(' ');
  const request = { method, params, body, subject: { principal: 'elastic' } };
  return changeOf([path], request as unknown as EndpointRequest, { status: 200, body: answer });
}

describe('changeOf()', () => {
  it.each([
    {
      line: 'POST /_security/api_key/grant',
      body: { grant_type: 'password', username: 'ann', password: 'p', api_key: { name: 'k' } },
      answer: { id: 'i', name: 'k', expiration: 5, api_key: 's', encoded: 'e' },
      expected: {
        action: 'create_apikey',
        details: {
          create: { apikey: { id: 'i', name: 'k', expiration: 5 } },
          grant: { type: 'password', user: { name: 'ann' } },
        },
      },
    },
    {
      line: 'DELETE /_security/api_key',
      body: { username: 'ann', realm_name: 'default_native' },
      answer: { invalidated_api_keys: ['a', 'b'] },
      expected: {
        action: 'invalidate_apikeys',
        details: {
          invalidate: {
            apikeys: {
              ids: ['a', 'b'],
              user: { name: 'ann', realm: 'default_native' },
              owned_by_authenticated_user: false,
            },
          },
        },
      },
    },
    {
      line: 'POST /_security/user/_password',
      body: { password: 'p' },
      expected: {
        action: 'change_password',
        username: 'elastic',
        details: { change: { password: { user: { name: 'elastic' } } } },
      },
    },
    {
      line: 'POST /_security/role',
      answer: { created: ['a'], updated: ['b'], noop: ['c'] },
      expected: { action: 'put_role', details: { put: { role: { name: ['a', 'b'] } } } },
    },
    {
      line: 'DELETE /_security/role_mapping/{name}',
      params: { name: 'm' },
      expected: {
        action: 'delete_role_mapping',
        details: { delete: { role_mapping: { name: 'm' } } },
      },
    },
    {
      line: 'DELETE /_security/privilege/{application}/{names}',
      params: { application: 'myapp', names: 'a,b' },
      expected: {
        action: 'delete_privileges',
        details: { delete: { privileges: { application: 'myapp', privileges: ['a', 'b'] } } },
      },
    },
    {
      line: 'POST /_security/service/{namespace}/{service}/credential/token',
      params: { namespace: 'elastic', service: 'kibana' },
      answer: { created: true, token: { name: 't', value: 's' } },
      expected: {
        action: 'create_service_token',
        details: {
          create: { service_token: { namespace: 'elastic', service: 'kibana', name: 't' } },
        },
      },
    },
    {
      line: 'POST /_security/profile/_activate',
      answer: { uid: 'u' },
      expected: {
        action: 'activate_user_profile',
        details: { put: { user_profile: { uid: 'u' } } },
      },
    },
  ])('of $line is $expected.action', ({ line, expected, ...done }) => {
    expect(told(line, done)).toEqual(expected);
  });

  it('is undefined for what changes nothing', () => {
    expect(told('GET /_security/role/{name}', { params: { name: 'r' } })).toBeUndefined();
    expect(told('GET /_search', {})).toBeUndefined();
  });
});
