import { ApiKeyError } from '../../errors/api_key_error';
import type { ErrorCode } from '../../../common/http/errors';
import type { SecurityApi } from '../../elasticsearch/security_api';

/** What the cluster can do, whoever asks. */
export interface ClusterFeatures {
  /** Such as `8.12.2`; absent when Kibana's own user may not see it. */
  readonly version?: string;
  readonly api_keys_enabled: boolean;
  /** There are endpoints for cross-cluster keys, and the licence allows them. */
  readonly cross_cluster: boolean;
  /** Queries can name the key's `type` and aggregate: 8.13 and newer. */
  readonly facets: boolean;
  /** Updates take an `expiration`: 8.13 and newer. */
  readonly expiration_update: boolean;
}

/** An id that no key has, because Elasticsearch makes ids of another form. */
const PROBE_ID = 'kibana-api-key-service-test';

const RIGHTS_ERRORS: readonly ErrorCode[] = ['forbidden', 'unauthenticated'];

const isTransient = (error: ApiKeyError): boolean => error.status >= 429;

/** Answers of a probe that we can read; others, such as a timeout, go on as errors. */
async function probe<T>(call: Promise<T>, onRefusal: (error: ApiKeyError) => T): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof ApiKeyError) || isTransient(error)) throw error;
    return onRefusal(error);
  }
}

const SINCE_8_13 = { major: 8, minor: 13 };

function isAtLeast(version: string, { major, minor }: typeof SINCE_8_13): boolean {
  const [actualMajor = 0, actualMinor = 0] = version.split('.').map(Number);
  return actualMajor > major || (actualMajor === major && actualMinor >= minor);
}

async function probeVersion(api: SecurityApi): Promise<{ version?: string; isSince813: boolean }> {
  const info = await probe<Awaited<ReturnType<SecurityApi['info']>> | undefined>(
    api.info(),
    (error) => {
      if (RIGHTS_ERRORS.includes(error.code)) return undefined;
      throw error;
    },
  );
  if (!info) return { isSince813: false };
  const { number: version, build_flavor: flavor } = info.version;
  return { version, isSince813: flavor === 'serverless' || isAtLeast(version, SINCE_8_13) };
}

/** Ends nothing, for no key has that id; the service answers it only while API keys are on. */
const probeApiKeys = (api: SecurityApi): Promise<boolean> =>
  probe(
    api.invalidate({ ids: [PROBE_ID] }).then(() => true),
    (error) => error.code !== 'api_keys_disabled',
  );

/**
 * An update that says nothing is refused before rights are judged, but after the licence and only
 * where the endpoint exists.
 */
const probeCrossCluster = (api: SecurityApi): Promise<boolean> =>
  probe(
    api.update('cross_cluster', PROBE_ID, {}).then(() => true),
    (error) => error.elasticsearch?.type === 'action_request_validation_exception',
  );

/**
 * Asks the cluster what it can do. `internalApi` acts as Kibana's own user. Changes nothing.
 * @throws ApiKeyError when the cluster cannot be reached; what may not be asked counts as missing.
 */
export async function probeCluster(internalApi: SecurityApi): Promise<ClusterFeatures> {
  const [{ version, isSince813 }, api_keys_enabled, cross_cluster] = await Promise.all([
    probeVersion(internalApi),
    probeApiKeys(internalApi),
    probeCrossCluster(internalApi),
  ]);
  return {
    ...(version === undefined ? {} : { version }),
    api_keys_enabled,
    cross_cluster,
    facets: isSince813,
    expiration_update: isSince813,
  };
}
