import { validationFailed } from '../../lib/elasticsearch_error';
import type { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { nonEmpty } from '../../lib/text';
import { securityException } from '../authorization/security_subject';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import type { ApiKeyDeps } from './api_key_deps';
import { apiKeyAction } from './api_key_deps';
import { DeadApiKeyRemover } from './dead_api_key_remover';
import { selectKeys } from './select_api_keys';
import type { ApiKeySelection } from './select_api_keys';

const FIELDS = ['ids', 'name', 'username', 'realm_name', 'owner'];

/** Whoever may change cross-cluster keys may also end them. */
const CROSS_CLUSTER_ACTION = 'cluster:admin/xpack/security/cross_cluster/api_key/update';

/** `DELETE /_security/api_key`: ends keys for good. Unknown ids are no error. */
export function invalidateApiKeysEndpoint(deps: ApiKeyDeps): Endpoint {
  const remover = new DeadApiKeyRemover(deps.keys, deps.clock);
  return {
    methods: ['delete'],
    paths: ['/_security/api_key'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      const source = { text: request.bodyText, parser: 'invalidate_api_key_request' };
      const reader = new ObjectReader(request.body, source).allowOnly(FIELDS);
      const wanted = parseSelection(reader);
      const problems = selectionProblems(wanted, reader.fields.includes('ids'));
      if (problems.length > 0) throw validationFailed(problems);
      const caller = callerOf(request);
      caller.requireCluster(apiKeyAction('invalidate'), { kind: 'api_key', ...wanted });
      const report = await invalidate(deps, wanted, caller);
      await remover.runIfDue();
      return { status: 200, body: report };
    },
  };
}

function parseSelection(reader: ObjectReader): ApiKeySelection {
  return {
    ids: reader.strings('ids') ?? [],
    name: nonEmpty(reader.string('name')),
    username: nonEmpty(reader.string('username')),
    realmName: nonEmpty(reader.string('realm_name')),
    owner: reader.boolean('owner') ?? false,
  };
}

function selectionProblems(wanted: ApiKeySelection, hasIds: boolean): string[] {
  const { ids, name, username, realmName, owner } = wanted;
  const isByOwner = username !== undefined || realmName !== undefined;
  const isByKey = hasIds || name !== undefined;
  const blanks = ids.flatMap((id, index) => (id.trim() === '' ? [index] : []));
  const problems: [boolean, string][] = [
    [
      !isByOwner && !isByKey && !owner,
      'One of [api key id(s), api key name, username, realm name] must be specified if [owner] flag is false',
    ],
    [hasIds && ids.length === 0, 'Field [ids] cannot be an empty array'],
    [
      blanks.length > 0,
      `Field [ids] must not contain blank id, but got blank ids at index positions: [${blanks.join(', ')}]`,
    ],
    [
      isByKey && isByOwner,
      'username or realm name must not be specified when the api key id(s) or api key name are specified',
    ],
    [
      owner && isByOwner,
      'neither username nor realm-name may be specified when invalidating owned API keys',
    ],
    [hasIds && name !== undefined, 'only one of [api key id(s), api key name] can be specified'],
  ];
  return problems.filter(([isWrong]) => isWrong).map(([, message]) => message);
}

async function invalidate(
  deps: ApiKeyDeps,
  wanted: ApiKeySelection,
  caller: SecuritySubject,
): Promise<object> {
  const { index } = deps.keys;
  const found = selectKeys(index, wanted, caller.authentication.user);
  found.andNot(index.having(index.invalidations));
  const refused = mayEndAll(deps, caller)
    ? index.none()
    : index.holding(index.types, 'cross_cluster').and(found);
  const errors = Array.from(refused, (slot) => needsManageSecurity(index.idOf(slot)).toObject());
  const ids = Array.from(found.andNot(refused), (slot) => index.idOf(slot));
  const now = deps.clock();
  const invalidated = await deps.keys.change(ids, (key) =>
    key.invalidated ? undefined : { ...key, invalidated: true, invalidation: now },
  );
  const changed = new Set(invalidated);
  return {
    invalidated_api_keys: invalidated,
    previously_invalidated_api_keys: ids.filter((id) => !changed.has(id)),
    error_count: errors.length,
    ...(errors.length === 0 ? {} : { error_details: errors }),
  };
}

function mayEndAll({ version }: ApiKeyDeps, caller: SecuritySubject): boolean {
  if (!version.has('cross_cluster_invalidation_guard')) return true;
  return caller.mayCluster(CROSS_CLUSTER_ACTION);
}

function needsManageSecurity(id: string): ElasticsearchError {
  return securityException(
    `Cannot invalidate cross-cluster API key [${id}]. This requires [manage_security] cluster privilege or higher`,
  );
}
