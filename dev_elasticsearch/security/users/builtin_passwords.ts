import { hashPassword, verifyPassword } from '../authentication/password_hash';
import type { PasswordHashing } from '../authentication/password_hash';
import type { UserStore } from './user_store';

/** Passwords for built-in users; an absent one stays as it is. Holds secrets: do not log. */
export interface BuiltinPasswords {
  readonly elastic?: string;
  readonly kibana_system?: string;
}

/**
 * Stores the given passwords of built-in users, hashed. One that is stored already is left alone, so
 * that a restart with the same settings writes nothing.
 */
export async function storeBuiltinPasswords(
  users: UserStore,
  passwords: BuiltinPasswords,
  hashing: PasswordHashing,
): Promise<void> {
  for (const [username, password] of Object.entries(passwords)) {
    const known = users.passwordHash(username);
    const isSame = known !== undefined && (await verifyPassword(String(password), known));
    if (isSame) continue;
    await users.put(username, { passwordHash: await hashPassword(String(password), hashing) });
  }
}
