import { ElasticsearchError } from './elasticsearch_error';

/** Licences that the server can have. */
export const LICENSE_TYPES = ['basic', 'trial'] as const;

/** One of {@link LICENSE_TYPES}; a trial has every feature. */
export type LicenseType = (typeof LICENSE_TYPES)[number];

/** Features that a basic licence lacks, as errors name them. */
export type LicensedFeature =
  'advanced-remote-cluster-security' | 'field and document level security';

/**
 * `metadata` says more about what was asked for.
 * @throws 403 security_exception when the licence lacks the feature
 */
export function requireLicense(
  type: LicenseType,
  feature: LicensedFeature,
  metadata: Readonly<Record<string, unknown>> = {},
): void {
  if (type === 'trial') return;
  throw new ElasticsearchError({
    status: 403,
    type: 'security_exception',
    reason: `current license is non-compliant for [${feature}]`,
    metadata: { 'license.expired.feature': feature, ...metadata },
  });
}
