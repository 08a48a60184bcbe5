/** Query keys: `POST`. */
export const QUERY_PATH = '/api/api_keys/_query';

/** Create a key: `POST`. */
export const CREATE_PATH = '/api/api_keys';

/** Get (`GET`) and update (`PUT`) one key, as a route template. */
export const API_KEY_PATH_TEMPLATE = '/api/api_keys/{id}';

/** Invalidate keys: `POST`. */
export const INVALIDATE_PATH = '/api/api_keys/_invalidate';

/** What the caller may do and what the cluster can do: `GET`. */
export const CAPABILITIES_PATH = '/internal/api_keys/_capabilities';

/** {@link API_KEY_PATH_TEMPLATE} for one key; the id is URL-encoded. */
export const apiKeyPath = (id: string): string => `/api/api_keys/${encodeURIComponent(id)}`;
