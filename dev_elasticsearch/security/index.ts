export { createAudit } from './audit/audit';
export type { Audit } from './audit/audit';
export { createSecurity } from './security';
export type { BuiltinPasswords } from './users/builtin_passwords';
