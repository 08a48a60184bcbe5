import type { Clock } from '../lib/clock';
import { newTimeBasedId } from '../lib/ids';
import type { RandomBytes } from '../lib/ids';
import type { EmulatedVersion } from '../lib/version';
import type { Store } from '../storage';

/** What the cluster says about itself. */
export interface ClusterInfo {
  readonly clusterName: string;
  readonly version: EmulatedVersion;
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
  readonly clock: Clock;
  readonly random: RandomBytes;
}

type Identity = Pick<ClusterInfo, 'clusterUuid' | 'nodeId' | 'bootstrapped'>;

const NODE_NAME = 'dev-elasticsearch';

/** Reads the cluster's identity, making it at the first start. */
export async function loadClusterInfo(
  store: Store,
  { clusterName, version, clock, random }: ClusterInfoOptions,
): Promise<ClusterInfo> {
  const table = store.table<Identity>('cluster');
  const identity = await store.write(() => {
    const known = table.get('identity');
    if (known !== undefined) return known;
    const made = {
      clusterUuid: newTimeBasedId(clock, random),
      nodeId: newTimeBasedId(clock, random),
      bootstrapped: clock(),
    };
    table.put('identity', made);
    return made;
  });
  return { clusterName, version, nodeName: NODE_NAME, ...identity };
}
