/** What a key or a document was last made to be, in words; undefined = it does not exist. */
export type State = string | undefined;

/** States by subject: `key x`, `document x`. */
export type States = ReadonlyMap<string, State>;

/** What every key and document has to be, by the answers that came back. */
export class ExpectedState {
  private readonly states = new Map<string, State>();
  /** The write that was under way when the server was killed: it may have been done. */
  private underWay: States = new Map();

  /** Subjects that begin so and are in such a state. */
  subjects(prefix: string, state: string): string[] {
    return [...this.states]
      .filter(([subject, is]) => subject.startsWith(prefix) && is?.startsWith(state))
      .map(([subject]) => subject);
  }

  /** Sends a write; what it changes is expected once it is answered. */
  async write(changes: Readonly<Record<string, State>>, send: () => Promise<void>): Promise<void> {
    this.underWay = new Map(Object.entries(changes));
    await send();
    this.underWay.forEach((state, subject) => this.states.set(subject, state));
    this.underWay = new Map();
  }

  /** Sentences about what differs. What the write under way came to is expected from now on. */
  differences(found: States): string[] {
    for (const [subject, state] of this.underWay) {
      if (found.get(subject) === state) this.states.set(subject, state);
    }
    this.underWay = new Map();
    const subjects = new Set([...this.states.keys(), ...found.keys()]);
    return [...subjects].flatMap((subject) => {
      const is = found.get(subject);
      const was = this.states.get(subject);
      return is === was ? [] : [`${subject} is ${is ?? 'missing'}, it was ${was ?? 'missing'}`];
    });
  }
}
