import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Ids of sessions that were ended before their time, in a file of lines `id expiry`, so that a copied
 * cookie stays dead after a restart. Ids are forgotten once their session would have ended anyway.
 */
export class RevokedSessions {
  readonly #expiries: Map<string, number>;

  /**
   * Reads and prunes the file.
   * @throws when the file cannot be read or written
   */
  constructor(
    private readonly file: string,
    now: number,
  ) {
    this.#expiries = new Map(readLines(file).filter(([, expiry]) => expiry > now));
    writeFileSync(file, [...this.#expiries].map(toLine).join(''), { mode: 0o600 });
  }

  /** Written to disk before it returns. `expiry` is in milliseconds since the epoch, UTC. */
  add(id: string, expiry: number): void {
    if (this.#expiries.has(id)) return;
    appendFileSync(this.file, toLine([id, expiry]), { flush: true });
    this.#expiries.set(id, expiry);
  }

  has(id: string): boolean {
    return this.#expiries.has(id);
  }
}

const toLine = ([id, expiry]: readonly [string, number]): string => `${id} ${expiry}\n`;

function readLines(file: string): [string, number][] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line): [string, number] => {
      const [id = '', expiry = ''] = line.split(' ');
      return [id, Number(expiry)];
    });
}
