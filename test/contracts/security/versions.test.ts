import { contractSuite, type ContractRow } from '../../support/contract';
import type { Call } from '../../support/elasticsearch';

interface Switch extends ContractRow, Call {
  readonly status: number;
}

const KEY = { name: '{n}' };
const ROLE_INDEX = { names: ['a'] };

/** A request that a later release takes, and its answer before and after. */
const switched = (
  since: string,
  call: Call,
  [before, after]: readonly [number, number] = [400, 200],
): Switch[] => [
  { ...call, until: since, status: before },
  { ...call, since, status: after },
];

const withRole = (role: object): Call => ({ line: 'PUT /_security/role/{n}', json: role });
const withKey = (descriptor: object): Call => ({
  line: 'POST /_security/api_key',
  json: { ...KEY, role_descriptors: { r: descriptor } },
});
const query = (json: object): Call => ({ line: 'POST /_security/_query/api_key', json });
const indexPrivilege = (name: string): Call =>
  withRole({ indices: [{ ...ROLE_INDEX, privileges: [name] }] });

const SWITCHES: readonly Switch[] = [
  ...switched('8.13', query({ query: { match: { name: 'a' } } })),
  ...switched('8.13', query({ query: { simple_query_string: { query: 'a' } } })),
  ...switched('8.13', query({ query: { term: { type: 'rest' } } })),
  ...switched('8.13', query({ sort: 'type' })),
  ...switched('8.13', query({ size: 0, aggs: { n: { terms: { field: 'name' } } } })),
  ...switched('8.14', query({ size: 0, aggregations: { n: { terms: { field: 'name' } } } })),
  ...switched('8.14', { line: 'POST /_security/_query/api_key?typed_keys=true' }),
  ...switched('8.14', { line: 'POST /_security/_query/api_key?with_profile_uid=true' }),
  ...switched('8.14', { line: 'GET /_security/api_key?owner=true&with_profile_uid=true' }),
  ...switched(
    '8.15',
    withRole({ remote_cluster: [{ clusters: ['a'], privileges: ['monitor_enrich'] }] }),
  ),
  ...switched('8.15', withRole({ description: 'May do nothing.' })),
  ...switched('8.17', withRole({ cluster: ['monitor_stats'] })),
  ...switched('8.17', withKey({ cluster: ['monitor_stats'] })),
  ...switched('9.1', indexPrivilege('read_failure_store')),
  ...switched('9.1', indexPrivilege('manage_failure_store')),
  ...switched('9.4', indexPrivilege('create_view')),
  ...switched('9.4', indexPrivilege('read_view_metadata')),
  ...switched('9.4', withRole({ cluster: ['clone_api_key'] })),
  ...switched('9.5', withRole({ cluster: ['manage_reindex'] })),
  ...switched('9.5', withRole({ cluster: ['monitor_reindex'] })),
  ...switched('8.15', { line: 'GET /_security/_query/role' }, [405, 200]),
  ...switched('8.14', { line: 'GET /_security/_query/user' }, [405, 200]),
  ...switched('9.5', { line: 'GET /_security/role?include_implicit=true' }),
];

const titled = ({ status, line, json, since, until }: Switch) => ({
  status,
  request: { line, json },
  what: `${line} ${json === undefined ? '' : JSON.stringify(json)} ${since === undefined ? 'before' : 'since'} ${since ?? until ?? ''}`,
});

contractSuite('what a release has', (cluster, version) => {
  it.each(version.applicable(SWITCHES).map(titled))(
    '$what: $status',
    async ({ status, request }) => {
      const named = JSON.stringify(request).replaceAll('{n}', cluster.unique('n'));

      const answer = await cluster.call(JSON.parse(named));
      const unknown = status >= 400 && status < 500 ? [status, 400, 404, 405] : [status];
      expect(unknown).toContain(answer.status);
    },
  );

  it('shows type, invalidation and descriptors', async () => {
    const { id } = await cluster.addKey();
    await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [id] } });

    const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${id}` });
    expect(api_keys[0]).toMatchObject({
      type: 'rest',
      invalidation: expect.any(Number),
      role_descriptors: {},
    });
  });

  it('names the release', async () => {
    const { version: told } = await cluster.ok({ line: 'GET /' });

    expect(told.number.split('.').slice(0, 2).join('.')).toBe(version.release);
  });
});
