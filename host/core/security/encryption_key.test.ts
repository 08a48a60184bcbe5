import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder } from '../../lib/temporary_folder.mock';
import { readOrCreateEncryptionKey } from './encryption_key';

describe('readOrCreateEncryptionKey', () => {
  it('makes a key of 256 bits once, for the owner only', () => {
    const dataDir = join(aFolder(), 'new');

    const key = readOrCreateEncryptionKey(dataDir);

    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect(readOrCreateEncryptionKey(dataDir)).toBe(key);
    expect(statSync(join(dataDir, 'session.key')).mode & 0o777).toBe(0o600);
  });

  it('closes a key file that others could read', () => {
    const dataDir = aFolder({ 'session.key': 'k'.repeat(43) });
    chmodSync(join(dataDir, 'session.key'), 0o644);

    readOrCreateEncryptionKey(dataDir);

    expect(statSync(join(dataDir, 'session.key')).mode & 0o777).toBe(0o600);
  });

  it('refuses a file that is too short to be a key, without showing it', () => {
    expect(() => readOrCreateEncryptionKey(aFolder({ 'session.key': 'short-key' }))).toThrow(
      expect.objectContaining({
        code: 'data_folder_unusable',
        message: expect.not.stringContaining('short-key') as string,
      }) as Error,
    );
  });
});
