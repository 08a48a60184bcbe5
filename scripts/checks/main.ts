import type { CommandContext } from '../lib/command';
import { browserCheck, buildCheck, staticChecks, testCheck } from './checks';
import type { Check } from './checks';
import { summaryLine, tallyError } from './tally';
import type { StepResult } from './tally';

/** Static checks at a time: the machines that run them have two cores or more. */
const LANES = 2;

type Progress = Pick<CommandContext, 'announced' | 'report'>;

const runCheck = async (check: Check, { announced, report }: Progress): Promise<StepResult> => {
  const start = performance.now();
  const result = await announced(check.label, check.run().catch(tallyError));
  const counts = result.passed > 0 ? ` (${result.passed} passed)` : '';
  const isFailed = result.failed > 0;
  report(`${check.label}${counts}`, performance.now() - start, isFailed ? '✘' : '✔');
  if (isFailed) console.log(result.output.trimEnd());
  return result;
};

const runInLanes = async (checks: readonly Check[], progress: Progress): Promise<StepResult[]> => {
  const waiting = [...checks];
  const results: StepResult[] = [];
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      results.push(await runCheck(check, progress));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
};

const runAll = async (
  { root, ...progress }: CommandContext,
  tests: readonly Check[],
): Promise<void> => {
  const results = await runInLanes([...staticChecks(root), buildCheck(root)], progress);
  for (const check of tests) results.push(await runCheck(check, progress));
  console.log(summaryLine(results));
  if (results.some((result) => result.failed > 0)) process.exitCode = 1;
};

/** `npm test`: every check there is. A failed one stops no other; any makes the exit status 1. */
export function test(context: CommandContext): Promise<void> {
  const { root } = context;
  return runAll(context, [
    testCheck(root, 'unit'),
    testCheck(root, 'kibana 8.12'),
    testCheck(root, 'contract'),
    testCheck(root, 'integration'),
    browserCheck(root),
  ]);
}

/** `npm run ok`: the quick loop, without the browser, and with the newest releases only. */
export function ok(context: CommandContext): Promise<void> {
  const { root } = context;
  return runAll(context, [
    testCheck(root, 'unit'),
    testCheck(root, 'contract', { CONTRACT_RELEASES: 'newest' }),
    testCheck(root, 'integration'),
  ]);
}
