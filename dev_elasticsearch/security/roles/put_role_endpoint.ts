import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { requireLicense } from '../../lib/license';
import type { LicenseType } from '../../lib/license';
import { checkRefresh } from '../../lib/parameters';
import type { EmulatedVersion } from '../../lib/version';
import { callerOf } from '../caller';
import { nameProblem } from '../names';
import { checkRoleQueries } from '../role_queries/role_query';
import { BUILTIN_ROLES } from './builtin_roles';
import { parseRoleDescriptor } from './parse_role_descriptor';
import { roleAction } from './role_deps';
import type { RoleDeps } from './role_deps';
import type { RoleDescriptor } from './role_descriptor';
import { descriptorProblems } from './validate_role_descriptor';

/** `PUT /_security/role/{name}`: makes a role, or replaces it whole. */
export function putRoleEndpoint({ roles, version, license }: RoleDeps): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_security/role/{name}'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const { name = '' } = request.params;
      const place = { text: request.bodyText, path: [] };
      const descriptor = parseRole(name, request.body, { version, place });
      const problems = roleProblems(name, descriptor, version);
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(roleAction('put'));
      refuseReserved(name);
      checkLimits(descriptor, license);
      const result = await roles.put(name, descriptor);
      return { status: 200, body: { role: { created: result === 'created' } } };
    },
  };
}

/**
 * @throws 400 for a query that roles cannot have; 403 when the role limits documents or fields and
 *   the licence does not cover that
 */
export function checkLimits(descriptor: RoleDescriptor, license: LicenseType = 'trial'): void {
  checkRoleQueries([descriptor]);
  const isLimited = descriptor.indices.some(
    (entry) => entry.query !== undefined || entry.field_security !== undefined,
  );
  if (isLimited) requireLicense(license, 'field and document level security');
}

/** Reads the descriptor of a role, which may have a description and no restriction. @throws 400 */
export function parseRole(
  name: string,
  body: unknown,
  { version, place }: { version: EmulatedVersion; place: { text: string; path: string[] } },
): RoleDescriptor {
  const allowDescription = version.has('role_description');
  return parseRoleDescriptor(name, body, {
    allowDescription,
    allowRestriction: false,
    version,
    place,
  });
}

const MAX_DESCRIPTION = 1000;

/** What is wrong with a well-formed role and its name, one message each. */
export function roleProblems(
  name: string,
  descriptor: RoleDescriptor,
  version: EmulatedVersion,
): string[] {
  const { description = '' } = descriptor;
  return [
    nameProblem('Role', name),
    ...descriptorProblems(descriptor, version),
    description.length > MAX_DESCRIPTION
      ? `Role description must be less than ${MAX_DESCRIPTION} characters.`
      : undefined,
  ].filter((problem) => problem !== undefined);
}

/** Built-in roles never change. @throws 400 */
export function refuseReserved(name: string): void {
  if (BUILTIN_ROLES.has(name)) {
    throw illegalArgument(`Role [${name}] is reserved and may not be used.`);
  }
}
