import { LruCache } from '../../../lib/lru_cache';
import type { ApplicationPrivilegeStore } from '../../privileges/application_privilege_store';
import { OWN_API_KEY_PRIVILEGE, clusterPrivilege } from '../../privileges/cluster_privileges';
import { isSubset } from '../../privileges/name_patterns';
import type { RoleDescriptor } from '../../roles/role_descriptor';
import { ApplicationCoverage } from './application_coverage';
import type { ApplicationQuestion } from './application_coverage';
import { IndexCoverage } from './index_coverage';
import type { IndexQuestion } from './index_coverage';

/** Cluster privileges whose verdict is remembered for one set of descriptors. */
const REMEMBERED = 100;

/** Judges whole privileges: is everything a name or pattern stands for granted? */
export class PrivilegeCoverage {
  private readonly clusterNames: readonly string[];
  private readonly indices: IndexCoverage;
  private readonly applications: ApplicationCoverage;
  private readonly cluster = new LruCache<boolean>(REMEMBERED);

  constructor(descriptors: readonly RoleDescriptor[]) {
    const cluster = descriptors.flatMap((descriptor) => descriptor.cluster);
    this.clusterNames = [...new Set(cluster.map((name) => name.toLowerCase()))];
    this.indices = new IndexCoverage(descriptors.flatMap((descriptor) => descriptor.indices));
    this.applications = new ApplicationCoverage(
      descriptors.flatMap((descriptor) => descriptor.applications),
    );
  }

  /**
   * Are all actions of the cluster privilege granted, whatever the request? `manage_own_api_key`
   * depends on the request, so it covers itself by name and no raw action.
   */
  coversCluster(privilege: string): boolean {
    const asked = privilege.toLowerCase();
    const known = this.cluster.get(asked);
    if (known !== undefined) return known;
    const verdict = this.clusterNames.includes(asked) || this.impliesCluster(asked);
    this.cluster.set(asked, verdict);
    return verdict;
  }

  private impliesCluster(asked: string): boolean {
    const granted = this.clusterNames
      .filter((name) => name !== OWN_API_KEY_PRIVILEGE)
      .flatMap((name) => clusterPrivilege(name) ?? []);
    const wanted = clusterPrivilege(asked);
    return wanted !== undefined && isSubset(wanted, ...granted);
  }

  /** Is the privilege granted on every index, existing or not, that the name or pattern stands for? */
  coversIndex(question: IndexQuestion): boolean {
    return this.indices.covers(question);
  }

  /** Is the privilege, stored or an action, granted on the resource of the application? */
  coversApplication(question: ApplicationQuestion, store: ApplicationPrivilegeStore): boolean {
    return this.applications.covers(question, store);
  }
}
