/** Id of the plugin: folder name, bundle key and logger name in Kibana. */
export const PLUGIN_ID = 'apiKeys';

/**
 * Id of the page in the *security* section of Management. Differs from `api_keys`, the id of
 * Kibana's own page, because the section refuses a second app of the same id.
 */
export const MANAGEMENT_APP_ID = 'elasticsearch_api_keys';

/** Elasticsearch feature whose cluster privileges decide who sees the page. */
export const FEATURE_ID = 'elasticsearch_api_keys';

/** Version of the routes under `/api/api_keys`, for people's scripts. */
export const PUBLIC_API_VERSION = '2023-10-31';

/** Version of the routes under `/internal/api_keys`, for our page only. */
export const INTERNAL_API_VERSION = '1';
