import { ElasticsearchError } from '../../lib/elasticsearch_error';
import { splitList } from '../../lib/parameters';
import type { EmulatedVersion } from '../../lib/version';
import { parseSourceFilter } from '../../search/request/source_filter';
import type { Clock } from '../../lib/clock';
import type { GrantAuthenticator } from '../authentication/grant';
import type { SubjectFactory } from '../authentication/subject_factory';
import type { ApplicationPrivilegeStore } from '../privileges/application_privilege_store';
import type { DataFilter } from './profile';
import type { ProfileStore } from './profile_store';

/** What the endpoints of user profiles work with. */
export interface ProfileDeps {
  readonly profiles: ProfileStore;
  readonly grants: GrantAuthenticator;
  readonly subjects: SubjectFactory;
  readonly privileges: ApplicationPrivilegeStore;
  readonly clock: Clock;
  readonly version: EmulatedVersion;
}

/** The action of an operation on user profiles. */
export function profileAction(verb: string): string {
  return `cluster:admin/xpack/security/profile/${verb}`;
}

/** The 404 for a write to a profile that nobody activated. */
export function profileMissing(uid: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'document_missing_exception',
    reason: `[profile_${uid}]: document missing`,
    metadata: { index_uuid: '_na_', shard: '0', index: '.security-profile-8' },
  });
}

/** Reads `data=app1.*,app2`: what to show of the data; nothing when it is absent. */
export function dataFilter(data: string | undefined): DataFilter {
  const keys = splitList(data);
  const filter = keys.length === 0 ? false : parseSourceFilter(keys);
  return filter === false ? () => ({}) : filter;
}
