import type { ApiKey } from './api_key';

/** Every {@link ApiKeyCategory}, in the order in which the page offers them. */
export const API_KEY_CATEGORIES = ['personal', 'managed', 'cross_cluster'] as const;

/**
 * What the page shows as *type*: derived from Elasticsearch's `type`, the metadata and, for keys of
 * older alerting releases, the name.
 */
export type ApiKeyCategory = (typeof API_KEY_CATEGORIES)[number];

/** How Kibana's alerting named its keys before it marked them in the metadata. */
export const MANAGED_NAME_PREFIX = 'Alerting: ';

/**
 * True as Elasticsearch's index sees a leaf of the metadata: as text, and any member of a list
 * counts. So the label of a key and the filter that finds it agree.
 */
const isTrueLeaf = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(isTrueLeaf) : value === true || value === 'true';

/** The one classifier of server and browser, so that a key is never managed in one and personal in the other. */
export function apiKeyCategory(apiKey: Pick<ApiKey, 'type' | 'name' | 'metadata'>): ApiKeyCategory {
  if (apiKey.type === 'cross_cluster') return 'cross_cluster';
  const isManaged =
    isTrueLeaf(apiKey.metadata.managed) || apiKey.name.startsWith(MANAGED_NAME_PREFIX);
  return isManaged ? 'managed' : 'personal';
}
