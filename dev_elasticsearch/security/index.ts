export { createSecurity } from './security';
export type { BuiltinPasswords } from './bootstrap';
