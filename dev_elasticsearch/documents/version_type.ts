import { illegalArgument } from '../lib/elasticsearch_error';

const VERSION_TYPES = ['internal', 'external', 'external_gt', 'external_gte'] as const;

/**
 * Reads `version_type`: who counts versions, and how a given one compares. Absent = `internal`.
 * @throws `illegal_argument_exception` for a type that does not exist.
 */
export function readVersionType(given = 'internal'): (typeof VERSION_TYPES)[number] {
  const known = VERSION_TYPES.find((type) => type === given);
  if (known === undefined) {
    throw illegalArgument(`No version type match [${given}]`);
  }
  return known;
}
