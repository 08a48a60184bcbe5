import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { callerOf } from '../caller';
import type { ApiKeyDeps } from './api_key_deps';
import { apiKeyAction } from './api_key_deps';
import { parseApiKeyParts, updateFields } from './api_key_draft';
import { updateApiKeys, updateProblems } from './update_api_key';
import type { UpdateOutcome } from './update_api_key';

/** `PUT /_security/api_key/{id}`: role descriptors, metadata, expiry of an own key. */
export function updateApiKeyEndpoint(deps: ApiKeyDeps): Endpoint {
  const { version } = deps;
  return {
    methods: ['put'],
    paths: ['/_security/api_key/{id}'],
    queryParameters: [],
    body: 'optional',
    handle: async (request) => {
      const source = { text: request.bodyText, parser: 'update_api_key_request' };
      const body = new ObjectReader(request.body ?? {}, source).allowOnly(updateFields(version));
      const update = { ...parseApiKeyParts(body, version), type: 'rest' as const };
      const problems = updateProblems(update, version);
      if (problems.length > 0) throw validationFailed(problems);
      const caller = callerOf(request);
      caller.requireCluster(apiKeyAction('update'), { kind: 'api_key' });
      const { id = '' } = request.params;
      const outcomes = await updateApiKeys(deps, [id], { caller, update });
      return { status: 200, body: { updated: isUpdated(outcomes.get(id)) } };
    },
  };
}

/** Did the one key change? @throws what refused it */
export function isUpdated(outcome: UpdateOutcome | undefined): boolean {
  if (outcome instanceof ElasticsearchError) throw outcome;
  return outcome === 'updated';
}

/** `POST /_security/api_key/_bulk_update`: the same change for several own keys. */
export function bulkUpdateApiKeysEndpoint(deps: ApiKeyDeps): Endpoint {
  const { version } = deps;
  return {
    methods: ['post'],
    paths: ['/_security/api_key/_bulk_update'],
    queryParameters: [],
    body: 'required',
    handle: async (request) => {
      const source = { text: request.bodyText, parser: 'bulk_update_api_key_request' };
      const body = new ObjectReader(request.body, source).allowOnly([
        'ids',
        ...updateFields(version),
      ]);
      const ids = body.strings('ids');
      const update = { ...parseApiKeyParts(body, version), type: 'rest' as const };
      if (ids === undefined) throw illegalArgument('Required [ids]');
      const problems = [
        ...(ids.length === 0 ? ['Field [ids] cannot be empty'] : []),
        ...updateProblems(update, version),
      ];
      if (problems.length > 0) throw validationFailed(problems);
      const caller = callerOf(request);
      caller.requireCluster(apiKeyAction('bulk_update'), { kind: 'api_key' });
      return { status: 200, body: report(await updateApiKeys(deps, ids, { caller, update })) };
    },
  };
}

function report(outcomes: ReadonlyMap<string, UpdateOutcome>): object {
  const idsOf = (wanted: UpdateOutcome): string[] =>
    [...outcomes].filter(([, outcome]) => outcome === wanted).map(([id]) => id);
  const failed = [...outcomes].flatMap(([id, outcome]) =>
    outcome instanceof ElasticsearchError ? [[id, outcome.toObject()] as const] : [],
  );
  return {
    updated: idsOf('updated'),
    noops: idsOf('noop'),
    ...(failed.length === 0
      ? {}
      : { errors: { count: failed.length, details: Object.fromEntries(failed) } }),
  };
}
