import type { Clock } from '../lib/clock';
import { newRandomToken } from '../lib/ids';
import type { RandomBytes } from '../lib/ids';
import type { LicenseType } from '../lib/license';
import type { EmulatedVersion } from '../lib/version';
import type { Store } from '../storage';

/** What the cluster says about itself. */
export interface ClusterInfo {
  readonly clusterName: string;
  readonly version: EmulatedVersion;
  readonly license: LicenseType;
  /** Made at the first start, kept in the data folder. */
  readonly clusterUuid: string;
  readonly nodeName: string;
  readonly nodeId: string;
  /** First start, milliseconds since the epoch: when the licence was issued. */
  readonly bootstrapped: number;
}

/** What a new cluster's identity is made of. */
export interface ClusterInfoOptions {
  readonly clusterName: string;
  readonly version: EmulatedVersion;
  readonly license: LicenseType;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

type Identity = Pick<ClusterInfo, 'clusterUuid' | 'nodeId' | 'bootstrapped'>;

const NODE_NAME = 'dev-elasticsearch';

/** Reads the cluster's identity, making it at the first start. */
export async function loadClusterInfo(
  store: Store,
  { clusterName, version, license, clock, random }: ClusterInfoOptions,
): Promise<ClusterInfo> {
  const table = store.table<Identity>('cluster');
  const identity = await store.write(() => {
    const known = table.get('identity');
    if (known !== undefined) return known;
    const made = {
      clusterUuid: newRandomToken(random),
      nodeId: newRandomToken(random),
      bootstrapped: clock(),
    };
    table.put('identity', made);
    return made;
  });
  return { clusterName, version, license, nodeName: NODE_NAME, ...identity };
}
