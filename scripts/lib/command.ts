/** Runs one step and prints its line with the time it took; the label may depend on the result. */
export type Step = <Result>(
  label: string | ((result: Result) => string),
  action: () => Result | Promise<Result>,
) => Promise<Result>;

/** What `scripts/lib/entry.mjs` hands to a command. */
export interface CommandContext {
  /** Absolute path of the project. */
  readonly root: string;
  readonly step: Step;
  /** Prints the line of a step that took the given milliseconds; the mark defaults to a tick. */
  readonly report: (label: string, milliseconds: number, mark?: string) => void;
  /** Command line without program and script. */
  readonly args: readonly string[];
}
