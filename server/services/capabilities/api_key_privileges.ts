import type { SecurityApi } from '../../elasticsearch/security_api';

const PRIVILEGES = [
  'manage_security',
  'manage_api_key',
  'manage_own_api_key',
  'read_security',
] as const;

/** What the caller's cluster privileges allow about API keys. */
export interface ApiKeyPrivileges {
  readonly canView: boolean;
  readonly canManageOwn: boolean;
  readonly canManageAll: boolean;
  readonly canManageSecurity: boolean;
  /** Of `manage_security`, `manage_api_key`, `manage_own_api_key` and `read_security`. */
  readonly missing: readonly string[];
}

/** Asks Elasticsearch which privileges the caller holds; a stronger one stands in for the weaker. */
export async function apiKeyPrivileges(api: SecurityApi): Promise<ApiKeyPrivileges> {
  const { cluster } = await api.hasPrivileges(PRIVILEGES);
  const has = (privilege: (typeof PRIVILEGES)[number]): boolean => cluster[privilege] === true;
  const canManageSecurity = has('manage_security');
  const canManageAll = canManageSecurity || has('manage_api_key');
  const canManageOwn = canManageAll || has('manage_own_api_key');
  return {
    canView: canManageOwn || has('read_security'),
    canManageOwn,
    canManageAll,
    canManageSecurity,
    missing: PRIVILEGES.filter((privilege) => !has(privilege)),
  };
}
