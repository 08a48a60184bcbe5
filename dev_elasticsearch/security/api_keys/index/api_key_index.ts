import type { ApiKeyType } from '../api_key';
import { Bitset } from './bitset';
import { metadataTerms } from '../../metadata/metadata_leaves';
import { NumberColumn } from './number_column';
import { TermColumn } from './term_column';

/** What the index holds of a key: all that a search may name, nothing that only answers show. */
export interface ApiKeyEntry {
  readonly id: string;
  readonly name: string;
  readonly type: ApiKeyType;
  readonly creation: number;
  readonly expiration?: number | undefined;
  readonly invalidation?: number | undefined;
  readonly username: string;
  readonly realm: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * All API keys in memory, column by column, for searches. A key has a slot: its place in every
 * column, 0-based, in order of creation. Removed keys leave an empty slot behind.
 */
export class ApiKeyIndex {
  readonly names = new TermColumn();
  readonly usernames = new TermColumn();
  readonly realms = new TermColumn();
  readonly types = new TermColumn();
  /** Terms are `path\0value`. */
  readonly metadata = new TermColumn();
  readonly creations = new NumberColumn();
  readonly expirations = new NumberColumn();
  readonly invalidations = new NumberColumn();
  private readonly ids: (string | undefined)[] = [];
  private readonly slotsById = new Map<string, number>();
  private readonly occupied = new Bitset(0);
  private waste = 0;

  /** How many keys there are. */
  get count(): number {
    return this.slotsById.size;
  }

  /** Does half of the room belong to keys and metadata that are gone? Then build the index anew. */
  get isWasteful(): boolean {
    return this.waste > Math.max(1000, this.count);
  }

  /** Adds a key behind all others, or takes over what can change of a known one. */
  put(entry: ApiKeyEntry): void {
    const slot = this.slotOf(entry.id) ?? this.newSlot(entry);
    this.setMetadata(slot, metadataTerms(entry.metadata));
    this.expirations.set(slot, entry.expiration);
    this.invalidations.set(slot, entry.invalidation);
  }

  /** Forgets a key. Unknown ones are ignored. */
  remove(id: string): void {
    const slot = this.slotOf(id);
    if (slot === undefined) return;
    this.slotsById.delete(id);
    this.ids[slot] = undefined;
    this.occupied.remove(slot);
    this.waste += 1;
    for (const column of [this.names, this.usernames, this.realms, this.types, this.metadata]) {
      column.clear(slot);
    }
    this.creations.set(slot, undefined);
    this.expirations.set(slot, undefined);
    this.invalidations.set(slot, undefined);
  }

  slotOf(id: string): number | undefined {
    return this.slotsById.get(id);
  }

  /** The key's id; `''` for a slot that was emptied. */
  idOf(slot: number): string {
    return this.ids[slot] ?? '';
  }

  /** A set of its own with every key. */
  all(): Bitset {
    return this.occupied.copy();
  }

  /** A set of its own without any key. */
  none(): Bitset {
    return new Bitset(this.ids.length);
  }

  /** The keys of one owner. */
  ownedBy({ username, realm }: { readonly username: string; readonly realm: string }): Bitset {
    return this.holding(this.usernames, username).and(this.holding(this.realms, realm));
  }

  /** The keys that hold exactly this term. */
  holding(column: TermColumn, text: string): Bitset {
    const found = this.none();
    const term = column.dictionary.find(text);
    if (term !== undefined) column.collect(term, found);
    return found;
  }

  /** The keys that have a value in this column. */
  having(column: NumberColumn): Bitset {
    const found = this.none();
    column.collectBetween(-Infinity, Infinity, found);
    return found;
  }

  private newSlot(entry: ApiKeyEntry): number {
    const slot = this.ids.length;
    this.ids.push(entry.id);
    this.slotsById.set(entry.id, slot);
    this.occupied.add(slot);
    this.names.set(slot, [entry.name]);
    this.usernames.set(slot, [entry.username]);
    this.realms.set(slot, [entry.realm]);
    this.types.set(slot, [entry.type]);
    this.creations.set(slot, entry.creation);
    return slot;
  }

  private setMetadata(slot: number, terms: readonly string[]): void {
    const before = this.metadata.countOf(slot);
    if (before > 0 && this.hasMetadata(slot, new Set(terms))) return;
    if (before > 0) this.waste += 1;
    this.metadata.set(slot, terms);
  }

  private hasMetadata(slot: number, terms: ReadonlySet<string>): boolean {
    const { dictionary } = this.metadata;
    const before = this.metadata.termsOf(slot);
    return before.length === terms.size && before.every((term) => terms.has(dictionary.text(term)));
  }
}
