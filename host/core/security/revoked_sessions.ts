import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Fewer lines than this are not worth a new file. */
const FEW_LINES = 100;

/**
 * Ids of sessions that were ended before their time, in a file of lines `id expiry`, so that a copied
 * cookie stays dead after a restart. Ids are forgotten once their session would have ended anyway:
 * memory and file stay about as large as what still counts.
 */
export class RevokedSessions {
  #expiries: Map<string, number>;
  #lines = 0;

  /**
   * Reads and prunes the file.
   * @throws when the file cannot be read or written
   */
  constructor(
    private readonly file: string,
    private readonly now: () => number,
  ) {
    this.#expiries = new Map(readLines(file));
    this.prune();
  }

  /** Written to disk before it returns. `expiry` is in milliseconds since the epoch, UTC. */
  add(id: string, expiry: number): void {
    if (this.#expiries.has(id)) return;
    appendFileSync(this.file, toLine([id, expiry]), { mode: 0o600, flush: true });
    this.#expiries.set(id, expiry);
    this.#lines += 1;
    if (this.#lines >= Math.max(FEW_LINES, 2 * this.living().length)) this.prune();
  }

  has(id: string): boolean {
    return this.#expiries.has(id);
  }

  private living(): [string, number][] {
    const now = this.now();
    return [...this.#expiries].filter(([, expiry]) => expiry > now);
  }

  // A new file in place of the old one, so that a crash leaves one of the two, whole.
  private prune(): void {
    const living = this.living();
    const next = `${this.file}.new`;
    writeFileSync(next, living.map(toLine).join(''), { mode: 0o600, flush: true });
    renameSync(next, this.file);
    this.#expiries = new Map(living);
    this.#lines = living.length;
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
