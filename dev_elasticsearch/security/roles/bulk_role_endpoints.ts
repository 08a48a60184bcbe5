import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { checkRefresh } from '../../lib/parameters';
import { callerOf } from '../caller';
import { BUILTIN_ROLES } from './builtin_roles';
import { checkLimits, parseRole, refuseReserved, roleProblems } from './put_role_endpoint';
import { roleAction } from './role_deps';
import type { RoleDeps } from './role_deps';
import type { RoleDescriptor } from './role_descriptor';

type Outcome = 'created' | 'updated' | 'noop' | 'deleted' | 'not_found';

/** `POST /_security/role`: several roles, each of which is put or refused by itself. */
export function bulkPutRolesEndpoint(deps: RoleDeps): Endpoint {
  return {
    since: 'bulk_roles',
    methods: ['post'],
    paths: ['/_security/role'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const source = { text: request.bodyText, parser: 'bulk_update_roles_request_payload' };
      const reader = new ObjectReader(request.body, source).allowOnly(['roles']);
      const named = reader.freeObject('roles');
      if (named === undefined) throw illegalArgument('Required [roles]');
      const roles = Object.entries(named).map(([name, body]): [string, RoleDescriptor] => {
        const place = { text: request.bodyText, path: ['roles', name] };
        return [name, parseRole(name, body, { version: deps.version, place })];
      });
      callerOf(request).requireCluster(roleAction('bulk_put'));
      const answer = new BulkAnswer();
      for (const [name, descriptor] of roles) {
        await answer.add(name, () => put(name, descriptor, deps));
      }
      return { status: 200, body: answer.toBody() };
    },
  };
}

async function put(
  name: string,
  descriptor: RoleDescriptor,
  { roles, version, license }: RoleDeps,
): Promise<Outcome> {
  const problems = roleProblems(name, descriptor, version);
  if (problems.length > 0) throw validationFailed(problems);
  refuseReserved(name);
  checkLimits(descriptor, license);
  return roles.put(name, descriptor);
}

/** `DELETE /_security/role`: several roles by name, each of which is deleted or refused by itself. */
export function bulkDeleteRolesEndpoint({ roles }: RoleDeps): Endpoint {
  return {
    since: 'bulk_roles',
    methods: ['delete'],
    paths: ['/_security/role'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const source = { text: request.bodyText, parser: 'bulk_delete_roles_request' };
      const reader = new ObjectReader(request.body, source).allowOnly(['names']);
      const names = reader.strings('names');
      if (names === undefined) throw illegalArgument('Required [names]');
      callerOf(request).requireCluster(roleAction('bulk_delete'));
      const answer = new BulkAnswer();
      for (const name of names) {
        await answer.add(name, async () => {
          if (BUILTIN_ROLES.has(name)) {
            throw illegalArgument(`role [${name}] is reserved and cannot be deleted`);
          }
          return (await roles.remove(name)) ? 'deleted' : 'not_found';
        });
      }
      return { status: 200, body: answer.toBody() };
    },
  };
}

/** Names by what became of them; outcomes that nothing had are left out. */
class BulkAnswer {
  private readonly names = new Map<Outcome, string[]>();
  private readonly errors = new Map<string, object>();

  async add(name: string, work: () => Promise<Outcome>): Promise<void> {
    try {
      const outcome = await work();
      this.names.set(outcome, [...(this.names.get(outcome) ?? []), name]);
    } catch (error) {
      if (!(error instanceof ElasticsearchError)) throw error;
      this.errors.set(name, error.toObject());
    }
  }

  toBody(): object {
    const { size: count } = this.errors;
    return {
      ...Object.fromEntries(this.names),
      ...(count === 0 ? {} : { errors: { count, details: Object.fromEntries(this.errors) } }),
    };
  }
}
