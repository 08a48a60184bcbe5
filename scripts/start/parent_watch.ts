import { readFileSync } from 'node:fs';
import { systemErrorCode } from '../lib/system_error';

const INTERVAL_MS = 1000;

/** Parent of another process where the system tells (Linux); undefined elsewhere. */
const parentOf = (pid: number): string | undefined => {
  try {
    // The name, in brackets, may itself hold blanks and brackets; state and parent follow it.
    const [, parent] = /^.*\) \S (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return parent;
  } catch (error) {
    if (systemErrorCode(error) !== undefined) return undefined;
    throw error;
  }
};

/** npm puts a shell between itself and us, which outlives npm: so two generations. */
const lineage = (): string => `${process.ppid} ${parentOf(process.ppid) ?? ''}`;

/**
 * Calls back once the process that started us, or the one before it, is gone, so that `kill -9` of
 * npm leaves no server behind. Does not keep the process alive. Only npm's own child should watch: a
 * server that a shell put into the background is meant to outlive the shell.
 */
export function onParentGone(callback: () => void): void {
  const atStart = lineage();
  const timer = setInterval(() => {
    if (lineage() === atStart) return;
    clearInterval(timer);
    callback();
  }, INTERVAL_MS);
  timer.unref();
}
