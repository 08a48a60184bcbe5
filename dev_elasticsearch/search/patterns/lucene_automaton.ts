import { ElasticsearchError } from '../../lib/elasticsearch_error';

/** A regular language, held as an expression whose derivative by a character is again one. */
export interface Language {
  readonly id: number;
  /** Does it hold the empty text? */
  readonly nullable: boolean;
  /** The members of a union; absent for every other expression. */
  readonly alternatives?: readonly Language[];
  /** What may follow once `character` was read. */
  readonly derive: (character: string) => Language;
}

/** As `max_determinized_states`: more distinct states than this are refused. */
const MAX_STATES = 10_000;

/**
 * Builds languages and keeps equal ones only once, so that matching walks a finite automaton that
 * is made as it is needed. Complement and intersection cost no more than union does.
 */
export class LanguageBuilder {
  private readonly known = new Map<string, Language>();
  private readonly transitions = new Map<number, Map<string, Language>>();

  readonly none = this.intern('none', () => ({ nullable: false, derive: () => this.none }));
  readonly empty = this.intern('empty', () => ({ nullable: true, derive: () => this.none }));
  readonly any = this.not(this.none);

  /** One character out of a set; equal `name`s must mean equal sets. */
  set(name: string, test: (character: string) => boolean): Language {
    return this.intern(`set ${name}`, () => ({
      nullable: false,
      derive: (character) => (test(character) ? this.empty : this.none),
    }));
  }

  concat(a: Language, b: Language): Language {
    if (a === this.none || b === this.none) {
      return this.none;
    }
    if (a === this.empty) {
      return b;
    }
    return this.intern(`${a.id} . ${b.id}`, () => ({
      nullable: a.nullable && b.nullable,
      derive: (character) => {
        const rest = this.concat(this.step(a, character), b);
        return a.nullable ? this.union([rest, this.step(b, character)]) : rest;
      },
    }));
  }

  union(members: readonly Language[]): Language {
    // Flat, so that equal unions are one state however they were nested: else states never end.
    const flat = members.flatMap((member) => member.alternatives ?? [member]);
    const distinct = sorted(flat.filter((member) => member !== this.none));
    const [only] = distinct;
    if (only === undefined || distinct.includes(this.any)) {
      return only === undefined ? this.none : this.any;
    }
    return distinct.length === 1
      ? only
      : this.intern(`| ${distinct.map(({ id }) => id).join(' ')}`, () => ({
          alternatives: distinct,
          nullable: distinct.some((member) => member.nullable),
          derive: (character) => this.union(distinct.map((member) => this.step(member, character))),
        }));
  }

  intersection(a: Language, b: Language): Language {
    if (a === b) {
      return a;
    }
    return this.intern(`& ${Math.min(a.id, b.id)} ${Math.max(a.id, b.id)}`, () => ({
      nullable: a.nullable && b.nullable,
      derive: (character) => this.intersection(this.step(a, character), this.step(b, character)),
    }));
  }

  not(inner: Language): Language {
    return this.intern(`~ ${inner.id}`, () => ({
      nullable: !inner.nullable,
      derive: (character) => this.not(this.step(inner, character)),
    }));
  }

  star(inner: Language): Language {
    return this.intern(`* ${inner.id}`, () => ({
      nullable: true,
      derive: (character) => this.concat(this.step(inner, character), this.star(inner)),
    }));
  }

  /** The derivative, remembered for each state and character. */
  step(state: Language, character: string): Language {
    const row = this.transitions.get(state.id) ?? new Map<string, Language>();
    this.transitions.set(state.id, row);
    const next = row.get(character) ?? state.derive(character);
    row.set(character, next);
    return next;
  }

  private intern(key: string, make: () => Omit<Language, 'id'>): Language {
    const found = this.known.get(key);
    if (found !== undefined) {
      return found;
    }
    if (this.known.size >= MAX_STATES) {
      throw new ElasticsearchError({
        status: 400,
        type: 'too_complex_to_determinize_exception',
        reason: `Determinizing the expression would require more than ${MAX_STATES} states.`,
      });
    }
    const language = { id: this.known.size, ...make() };
    this.known.set(key, language);
    return language;
  }
}

function sorted(members: readonly Language[]): readonly Language[] {
  return [...new Set(members)].sort((a, b) => a.id - b.id);
}
