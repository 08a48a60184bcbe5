import type { LicenseType } from '../lib/license';
import type { ClusterInfo } from './cluster_info';

/**
 * When the trial ends. A real one lasts 30 days; a development cluster that lost features amid
 * somebody's work would surprise, so this one outlasts it.
 */
const TRIAL_EXPIRY = Date.UTC(2100, 0, 1);

/** The licence in full; a basic one never expires. */
export function license(info: ClusterInfo): unknown {
  return {
    status: 'active',
    uid: uidOf(info),
    type: info.license,
    issue_date: new Date(info.bootstrapped).toISOString(),
    issue_date_in_millis: info.bootstrapped,
    ...(info.license === 'basic'
      ? {}
      : {
          expiry_date: new Date(TRIAL_EXPIRY).toISOString(),
          expiry_date_in_millis: TRIAL_EXPIRY,
        }),
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
    type: info.license,
    mode: info.license satisfies LicenseType,
    status: 'active',
    ...(info.license === 'basic' ? {} : { expiry_date_in_millis: TRIAL_EXPIRY }),
  };
}

/** A UUID that stays the same for the cluster's life. */
function uidOf({ clusterUuid }: ClusterInfo): string {
  const hex = Buffer.from(clusterUuid).toString('hex').padEnd(32, '0');
  const cut = (from: number, to: number): string => hex.slice(from, to);
  return [cut(0, 8), cut(8, 12), cut(12, 16), cut(16, 20), cut(20, 32)].join('-');
}
