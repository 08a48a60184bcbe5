const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** One line of progress: what was done, and how long it took. */
export function report(label, milliseconds, mark = '✔') {
  console.log(`${mark} ${label.padEnd(44)} ${seconds(milliseconds).padStart(8)}`);
}

/** A step that takes longer than this, in milliseconds, says that it runs. */
const PATIENCE = 1000;

/** Says once what is being done when it takes longer than a second, so that no wait is silent. */
export async function announced(doing, work) {
  const timer = setTimeout(() => console.log(`… ${doing}`), PATIENCE);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs one step and prints its line when it is done; the label may depend on the result. `doing` is
 * what a long step says of itself before. A step that fails has no last line: the error tells.
 */
export async function step(label, action, doing = label) {
  const start = performance.now();
  const result = await announced(doing, action());
  report(typeof label === 'function' ? label(result) : label, performance.now() - start);
  return result;
}
