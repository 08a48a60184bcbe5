/** Names of system indices: reached only by entries with `allow_restricted_indices: true`. */
export const RESTRICTED_PATTERNS: readonly string[] = [
  '.security*',
  '.kibana*',
  '.reporting-*',
  '.apm-agent-configuration*',
  '.apm-custom-link*',
  '.async-search*',
  '.fleet-*',
  '.tasks*',
  '.transform-internal-*',
  '.triggered_watches*',
  '.watches*',
];

const PREFIXES = RESTRICTED_PATTERNS.map((pattern) => pattern.slice(0, -1));

/** Is this the name of a system index or of one of its aliases? */
export function isRestrictedIndex(name: string): boolean {
  return PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** Lucene regular expression of all other names. */
export const NOT_RESTRICTED = `/~((${PREFIXES.map((prefix) => `"${prefix}"`).join('|')}).*)/`;
