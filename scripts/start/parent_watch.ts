const INTERVAL_MS = 1000;

/**
 * Calls back once the process that started us is gone, so that `kill -9` of npm leaves no server
 * behind. Does not keep the process alive. Only npm's own child should watch: a server that a shell
 * put into the background is meant to outlive the shell.
 */
export function onParentGone(callback: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, INTERVAL_MS);
  timer.unref();
}
