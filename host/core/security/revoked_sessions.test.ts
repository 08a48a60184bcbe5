import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder } from '../../lib/temporary_folder.mock';
import { RevokedSessions } from './revoked_sessions';

describe('RevokedSessions', () => {
  it('remembers ids over a restart, until their session would have ended', () => {
    const file = join(aFolder(), 'ended');
    const before = new RevokedSessions(file, () => 0);
    before.add('short', 10);
    before.add('long', 20);

    const after = new RevokedSessions(file, () => 10);

    expect([after.has('short'), after.has('long'), after.has('other')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(readFileSync(file, 'utf8')).toBe('long 20\n');
  });

  it('writes an id once, to a file for the owner only', () => {
    const file = join(aFolder(), 'ended');
    const revoked = new RevokedSessions(file, () => 0);
    revoked.add('a', 10);
    revoked.add('a', 10);

    expect(readFileSync(file, 'utf8')).toBe('a 10\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('forgets ids while it runs, in memory and on disk, once their session would have ended', () => {
    const file = join(aFolder(), 'ended');
    let now = 0;
    const revoked = new RevokedSessions(file, () => now);
    for (let i = 0; i < 100; i += 1) revoked.add(`early-${i}`, 10);
    revoked.add('long', 30);
    now = 10;
    for (let i = 0; i < 100; i += 1) revoked.add(`late-${i}`, 20);
    now = 20;
    for (let i = 0; i < 100; i += 1) revoked.add(`last-${i}`, 30);

    expect([revoked.has('early-0'), revoked.has('late-0')]).toEqual([false, false]);
    expect([revoked.has('long'), revoked.has('last-0')]).toEqual([true, true]);
    expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(250);
    expect(new RevokedSessions(file, () => now).has('long')).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
