export { createSecurity } from './security';
export type { Security, SecurityDeps } from './security';
export type { BuiltinPasswords } from './bootstrap';
