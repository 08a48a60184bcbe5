import type { ApiKeyId } from '../../../common/api_keys/api_key';
import type { InvalidateOutcome } from '../../../common/http/api_keys';
import type { InvalidateAnswer } from '../../elasticsearch/elasticsearch_types';
import type { SecurityApi } from '../../elasticsearch/security_api';
import { ApiKeyError } from '../../errors/api_key_error';

/** Ids of one call to Elasticsearch. */
const CHUNK_SIZE = 1000;

const NOT_THE_OWNER = 'The key belongs to another user and you may only delete your own keys';

type Outcomes = ReadonlyMap<ApiKeyId, InvalidateOutcome>;

/** What {@link invalidateApiKeys} needs. */
export interface InvalidateOptions {
  /** Acts as the caller. */
  readonly api: SecurityApi;
  /** True when the caller may end own keys only; Elasticsearch then wants to be told. */
  readonly ownOnly: boolean;
}

const chunksOf = (ids: readonly ApiKeyId[]): readonly (readonly ApiKeyId[])[] =>
  Array.from({ length: Math.ceil(ids.length / CHUNK_SIZE) }, (_, index) =>
    ids.slice(index * CHUNK_SIZE, (index + 1) * CHUNK_SIZE),
  );

const outcomesOf = (
  ids: readonly ApiKeyId[],
  outcomeOf: (id: ApiKeyId) => InvalidateOutcome,
): Outcomes => new Map(ids.map((id) => [id, outcomeOf(id)]));

const refusedAll = (ids: readonly ApiKeyId[], reason: string): Outcomes =>
  outcomesOf(ids, (id) => ({ id, outcome: 'refused', reason }));

const reasonOf = ({ error_details = [] }: InvalidateAnswer): string =>
  error_details.find(({ reason }) => reason !== undefined)?.reason ?? NOT_THE_OWNER;

/** Keys that Elasticsearch did not account for: it names neither those nor the reason of each. */
async function lookUp(
  api: SecurityApi,
  ids: readonly ApiKeyId[],
  reason: string,
): Promise<Outcomes> {
  const { api_keys } = await api.query({ query: { ids: { values: ids } }, size: ids.length });
  const found = new Map(api_keys.map((apiKey) => [apiKey.id, apiKey]));
  return outcomesOf(ids, (id) => {
    const apiKey = found.get(id);
    if (!apiKey) return { id, outcome: 'not_found' };
    return apiKey.invalidated
      ? { id, outcome: 'previously_invalidated' }
      : { id, outcome: 'refused', reason };
  });
}

const messageOf = (error: unknown): string => {
  if (error instanceof ApiKeyError) return error.message;
  throw error;
};

async function accountFor(
  api: SecurityApi,
  ids: readonly ApiKeyId[],
  reason: string,
): Promise<Outcomes> {
  if (ids.length === 0) return new Map();
  return lookUp(api, ids, reason).catch((error: unknown) =>
    refusedAll(ids, `Cannot find out what became of the key: ${messageOf(error)}`),
  );
}

async function invalidateChunk(
  ids: readonly ApiKeyId[],
  { api, ownOnly }: InvalidateOptions,
): Promise<Outcomes> {
  const answer = await api.invalidate({ ids, ...(ownOnly ? { owner: true } : {}) });
  const named: Outcomes = new Map<ApiKeyId, InvalidateOutcome>([
    ...outcomesOf(answer.invalidated_api_keys, (id) => ({ id, outcome: 'invalidated' })),
    ...outcomesOf(answer.previously_invalidated_api_keys, (id) => ({
      id,
      outcome: 'previously_invalidated',
    })),
  ]);
  const unaccounted = ids.filter((id) => !named.has(id));
  return new Map([...named, ...(await accountFor(api, unaccounted, reasonOf(answer)))]);
}

/**
 * Ends the keys, a thousand a call, one call after the other, and tells what became of each, in the
 * order of `ids`, repeated ones once. When a call after the first fails, what was done before it is
 * still told; the ids of that call and later ones are refused with its reason. Safe to repeat.
 * @throws ApiKeyError when the first call fails: then nothing is known to be ended
 */
export async function invalidateApiKeys(
  ids: readonly ApiKeyId[],
  options: InvalidateOptions,
): Promise<readonly InvalidateOutcome[]> {
  const unique = [...new Set(ids)];
  const outcomes = new Map<ApiKeyId, InvalidateOutcome>();
  for (const [index, chunk] of chunksOf(unique).entries()) {
    try {
      (await invalidateChunk(chunk, options)).forEach((outcome, id) => outcomes.set(id, outcome));
    } catch (error) {
      if (index === 0) throw error;
      const rest = unique.slice(index * CHUNK_SIZE);
      refusedAll(rest, messageOf(error)).forEach((outcome, id) => outcomes.set(id, outcome));
      break;
    }
  }
  return unique.map((id) => outcomes.get(id) ?? { id, outcome: 'not_found' });
}
