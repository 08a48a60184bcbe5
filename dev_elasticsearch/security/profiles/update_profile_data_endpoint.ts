import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { checkRefresh } from '../../lib/parameters';
import type { Parameters } from '../../lib/parameters';
import { callerOf } from '../caller';
import { mergeObjects } from '../metadata/merge_objects';
import type { StoredProfile } from './profile';
import { profileAction, profileMissing } from './profile_deps';
import type { ProfileStore } from './profile_store';

/**
 * `PUT /_security/profile/{uid}/_data`: merges labels and data of applications into a profile. Needs
 * `manage_user_profile`, or a `global` grant over all the applications that are named.
 */
export function updateProfileDataEndpoint(profiles: ProfileStore): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_security/profile/{uid}/_data'],
    queryParameters: ['if_primary_term', 'if_seq_no', 'refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const expected = expectedVersion(request.query);
      const source = { text: request.bodyText, parser: 'update_profile_data_request_payload' };
      const reader = new ObjectReader(request.body, source).allowOnly(['labels', 'data']);
      const [labels, data] = [reader.freeObject('labels') ?? {}, reader.freeObject('data') ?? {}];
      const applications = [...new Set([...Object.keys(labels), ...Object.keys(data)])];
      const problems = applicationProblems(applications);
      if (problems.length > 0) throw validationFailed(problems);
      const caller = callerOf(request);
      if (!caller.writesProfiles(applications)) caller.requireCluster(profileAction('put/data'));
      const { uid = '' } = request.params;
      const changed = await profiles.change(uid, (profile) => {
        checkVersion(profile, expected);
        return {
          ...profile,
          labels: mergeObjects(profile.labels, labels),
          data: mergeObjects(profile.data, data),
        };
      });
      if (changed === undefined) throw profileMissing(uid);
      return { status: 200, body: { acknowledged: true } };
    },
  };
}

function applicationProblems(names: readonly string[]): string[] {
  if (names.length === 0) return ['update request is empty'];
  const dotted = names.filter((name) => name.includes('.'));
  const reserved = names.filter((name) => name.startsWith('_'));
  return [
    ...(dotted.length === 0
      ? []
      : [`application name must not contain dot, but found [${dotted.join(',')}]`]),
    ...(reserved.length === 0
      ? []
      : [`application name must not start with underscore, but found [${reserved.join(',')}]`]),
  ];
}

interface ExpectedVersion {
  /** Absent = any. */
  readonly primaryTerm?: number;
  readonly seqNo?: number;
}

function expectedVersion({ if_primary_term: term, if_seq_no: seqNo }: Parameters): ExpectedVersion {
  return {
    ...(term === undefined ? {} : { primaryTerm: whole('if_primary_term', term) }),
    ...(seqNo === undefined ? {} : { seqNo: whole('if_seq_no', seqNo) }),
  };
}

function whole(name: string, text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  throw illegalArgument(`Failed to parse long parameter [${name}] with value [${text}]`);
}

function checkVersion({ uid, seqNo }: StoredProfile, expected: ExpectedVersion): void {
  const isAsExpected =
    [undefined, 1].includes(expected.primaryTerm) && [undefined, seqNo].includes(expected.seqNo);
  if (isAsExpected) return;
  const { seqNo: wanted = seqNo, primaryTerm = 1 } = expected;
  throw new ElasticsearchError({
    status: 409,
    type: 'version_conflict_engine_exception',
    reason:
      `[profile_${uid}]: version conflict, required seqNo [${wanted}], primary term [${primaryTerm}]. ` +
      `current document has seqNo [${seqNo}] and primary term [1]`,
    metadata: { index_uuid: '_na_', shard: '0', index: '.security-profile-8' },
  });
}
