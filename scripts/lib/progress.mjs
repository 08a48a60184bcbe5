const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** One line of progress: what was done, and how long it took. */
export function report(label, milliseconds, mark = '✔') {
  console.log(`${mark} ${label.padEnd(44)} ${seconds(milliseconds).padStart(8)}`);
}

/**
 * Runs one step and prints its line when it is done; the label may depend on the result. Nothing is
 * printed for a step that fails: the error tells.
 */
export async function step(label, action) {
  const start = performance.now();
  const result = await action();
  report(typeof label === 'function' ? label(result) : label, performance.now() - start);
  return result;
}
