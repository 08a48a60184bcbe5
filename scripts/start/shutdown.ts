/** Something that was started and can be stopped. */
export interface Stoppable {
  stop(): Promise<void>;
}

/** What runs, in the order it was started. */
export interface Shutdown {
  /** Remembers what to stop; returns it. */
  add<Started extends Stoppable>(started: Started): Started;
  /** Stops everything, the last started first; a second call waits for the same. */
  run(): Promise<void>;
}

/** Nothing runs yet. */
export function createShutdown(): Shutdown {
  const running: Stoppable[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    for (let one = running.pop(); one; one = running.pop()) await one.stop();
  };
  return {
    add(started) {
      running.push(started);
      return started;
    },
    run: () => (stopping ??= stopAll()),
  };
}
