/** Times of one operation, in milliseconds. */
export type Samples = readonly number[];

/** What a row of the table says of an operation. */
export interface Summary {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
}

/** How often an operation is timed. */
export interface Repetitions {
  readonly times: number;
  /** Runs before the first that counts, while the code is still being compiled. */
  readonly warmUp: number;
}

/** Runs an operation one time after the other. */
export async function timed(
  { times, warmUp }: Repetitions,
  operation: (run: number) => Promise<unknown>,
): Promise<Samples> {
  const samples: number[] = [];
  for (let run = 0; run < warmUp + times; run += 1) {
    const start = performance.now();
    await operation(run);
    if (run >= warmUp) samples.push(performance.now() - start);
  }
  return samples;
}

/** Median and 95th percentile, each a time that was measured. */
export function summarise(samples: Samples): Summary {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95) };
}
