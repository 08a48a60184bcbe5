/** Runs one step and prints its line with the time it took; a returned string becomes the label. */
export type Step = <Result>(
  label: string,
  action: () => Result | Promise<Result>,
) => Promise<Result>;

/** What `scripts/lib/entry.mjs` hands to a command. */
export interface CommandContext {
  /** Absolute path of the project. */
  readonly root: string;
  readonly step: Step;
  /** Command line without program and script. */
  readonly args: readonly string[];
}
