/**
 * Runs one step and prints its line with the time it took; the label may depend on the result.
 * `doing` is what a step of more than a second says of itself before; default: the label.
 */
export interface Step {
  <Result>(label: string, action: () => Result | Promise<Result>, doing?: string): Promise<Result>;
  <Result>(
    label: (result: Result) => string,
    action: () => Result | Promise<Result>,
    doing: string,
  ): Promise<Result>;
}

/** What `scripts/lib/entry.mjs` hands to a command. */
export interface CommandContext {
  /** Absolute path of the project. */
  readonly root: string;
  readonly step: Step;
  /** Says once what is being done when the work takes more than a second. */
  readonly announced: <Result>(doing: string, work: Promise<Result>) => Promise<Result>;
  /** Prints the line of a step that took the given milliseconds; the mark defaults to a tick. */
  readonly report: (label: string, milliseconds: number, mark?: string) => void;
  /** Command line without program and script. */
  readonly args: readonly string[];
}
