import { LruCache } from '../../lib/lru_cache';
import type { ApplicationPrivilegeStore } from '../privileges/application_privilege_store';
import { clusterPrivilege } from '../privileges/cluster_privileges';
import { isSubset } from '../privileges/name_patterns';
import type { RoleDescriptor } from '../roles/role_descriptor';
import { ApplicationCoverage } from './application_coverage';
import type { ApplicationQuestion } from './application_coverage';
import { IndexCoverage } from './index_coverage';
import type { IndexQuestion } from './index_coverage';

/** Answers that are remembered for one set of descriptors. Kibana asks the same at each login. */
const REMEMBERED = 5000;

/** Judges whole privileges: is everything a name or pattern stands for granted? */
export class PrivilegeCoverage {
  private readonly clusterNames: readonly string[];
  private readonly indices: IndexCoverage;
  private readonly applications: ApplicationCoverage;
  private readonly known = new LruCache<boolean>(REMEMBERED);

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
    return this.remembered(asked, () => {
      if (this.clusterNames.includes(asked)) return true;
      const granted = this.clusterNames
        .filter((name) => name !== 'manage_own_api_key')
        .flatMap((name) => clusterPrivilege(name) ?? []);
      const wanted = clusterPrivilege(asked);
      return wanted !== undefined && isSubset(wanted, ...granted);
    });
  }

  /** Is the privilege granted on every index, existing or not, that the name or pattern stands for? */
  coversIndex(question: IndexQuestion): boolean {
    const { name, privilege, allowRestricted } = question;
    const key = `index ${String(allowRestricted)} ${privilege} ${name}`;
    return this.remembered(key, () => this.indices.covers(question));
  }

  /** Is the privilege, stored or an action, granted on the resource of the application? */
  coversApplication(question: ApplicationQuestion, store: ApplicationPrivilegeStore): boolean {
    const { application, resource, privilege } = question;
    const key = `${store.revision} ${JSON.stringify([application, resource, privilege])}`;
    return this.remembered(key, () => this.applications.covers(question, store));
  }

  private remembered(key: string, judge: () => boolean): boolean {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const verdict = judge();
    this.known.set(key, verdict);
    return verdict;
  }
}
