/** Characters of the texts that are kept at least; twice as many at most. */
const KEPT_CHARACTERS = 4_000_000;

/** Remembers the words of texts: each search of an index cuts the same ones. */
export class WordMemory {
  private young = new Map<string, readonly string[]>();
  private old = new Map<string, readonly string[]>();
  private characters = 0;

  constructor(private readonly limit = KEPT_CHARACTERS) {}

  /** The words of a text, made when they are not known (any more). */
  get(text: string, make: () => readonly string[]): readonly string[] {
    const known = this.young.get(text) ?? this.old.get(text);
    const words = known ?? make();
    if (!this.young.has(text)) {
      this.keep(text, words);
    }
    return words;
  }

  /** Once the young ones are many, they are the old ones, and the old ones go. */
  private keep(text: string, words: readonly string[]): void {
    if (this.characters + text.length > this.limit) {
      this.old = this.young;
      this.young = new Map();
      this.characters = 0;
    }
    this.young.set(text, words);
    this.characters += text.length;
  }
}
