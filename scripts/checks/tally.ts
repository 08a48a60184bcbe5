/** What a step found out. */
export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  /** For the person at the terminal when something failed. */
  readonly output: string;
}

/** The fields of jest's `--json` report that are counted. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that could not be run at all, whose tests are therefore unknown. */
  readonly numRuntimeErrorTestSuites: number;
}

/**
 * Result of a jest run. A file that cannot be run counts as one failure, and so does a run that
 * failed for a reason that no test shows, such as a run without tests.
 * @param report - undefined when jest wrote none
 */
export function tallyJest(
  run: { readonly status: number; readonly output: string },
  report: JestReport | undefined,
): StepResult {
  const passed = report?.numPassedTests ?? 0;
  const counted = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  const failed = run.status !== 0 && counted === 0 ? 1 : counted;
  return { passed, failed, output: run.output };
}

/** Result of a step without tests: it counts only when it fails. */
export function tallyCheck(run: { readonly status: number; readonly output: string }): StepResult {
  return { passed: 0, failed: run.status === 0 ? 0 : 1, output: run.output };
}

/** Result of a step that could not be done. */
export function tallyError(error: unknown): StepResult {
  return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
}

/** The last line of a run, which tools read. */
export function summaryLine(results: readonly StepResult[]): string {
  const sum = (count: (result: StepResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  return `${sum((one) => one.passed)} passed, ${sum((one) => one.failed)} failed`;
}
