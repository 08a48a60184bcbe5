import type { ClusterInfo } from './cluster_info';

/** Far enough that a development cluster never sees it. */
const EXPIRY = Date.UTC(2100, 0, 1);

/** The licence in full: a trial, because cross-cluster API keys need one. */
export function license(info: ClusterInfo): unknown {
  return {
    status: 'active',
    uid: uidOf(info),
    type: 'trial',
    issue_date: new Date(info.bootstrapped).toISOString(),
    issue_date_in_millis: info.bootstrapped,
    expiry_date: new Date(EXPIRY).toISOString(),
    expiry_date_in_millis: EXPIRY,
    max_nodes: 1000,
    max_resource_units: null,
    issued_to: info.clusterName,
    issuer: 'elasticsearch',
    start_date_in_millis: -1,
  };
}

/** The licence as `_xpack` shows it. */
export function licenseSummary(info: ClusterInfo): unknown {
  return {
    uid: uidOf(info),
    type: 'trial',
    mode: 'trial',
    status: 'active',
    expiry_date_in_millis: EXPIRY,
  };
}

/** A UUID that stays the same for the cluster's life. */
function uidOf({ clusterUuid }: ClusterInfo): string {
  const hex = Buffer.from(clusterUuid).toString('hex').padEnd(32, '0');
  const cut = (from: number, to: number): string => hex.slice(from, to);
  return [cut(0, 8), cut(8, 12), cut(12, 16), cut(16, 20), cut(20, 32)].join('-');
}
