import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inDataFolder } from './data_folder';

const KEY_BYTES = 32;

/**
 * The key that seals sessions, from the data folder; made there at the first start, readable by the
 * owner only. Holds a secret. Removing the file logs everybody out.
 * @throws HostStartError when the folder cannot be used or the file is too short to be a key
 */
export function readOrCreateEncryptionKey(dataDir: string): string {
  return inDataFolder(dataDir, () => {
    const file = join(dataDir, 'session.key');
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) {
      writeFileSync(file, randomBytes(KEY_BYTES).toString('base64url'), {
        mode: 0o600,
        flag: 'wx',
      });
    }
    chmodSync(file, 0o600);
    const key = readFileSync(file, 'utf8').trim();
    if (key.length < KEY_BYTES) throw new Error(`${file} is too short to be a key`);
    return key;
  });
}
