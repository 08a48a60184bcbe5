import { useCallback, useEffect, useRef, useState } from 'react';
import type { RequestError } from '../lib/request_error';
import { toRequestError } from '../lib/request_error';

/** A write that the user starts. */
export interface AsyncAction<Input, Output> {
  /** Does nothing while an earlier run has not ended, so that a double click sends one request. */
  readonly run: (input: Input) => Promise<Output | undefined>;
  readonly isRunning: boolean;
  /** Of the last run; undefined once the next one starts. */
  readonly error: RequestError | undefined;
}

/**
 * Runs `action` without a cache, unlike a query library's mutation: what it returns (a secret, for
 * one) is the caller's alone. `run` resolves to undefined when it failed or was refused as double.
 */
export function useAsyncAction<Input, Output>(
  action: (input: Input) => Promise<Output>,
): AsyncAction<Input, Output> {
  const [state, setState] = useState<{ isRunning: boolean; error?: RequestError }>({
    isRunning: false,
  });
  const isBusy = useRef(false);
  const isMounted = useIsMounted();

  const run = useCallback(
    async (input: Input) => {
      if (isBusy.current) return undefined;
      isBusy.current = true;
      setState({ isRunning: true });
      const outcome = await action(input).then(
        (output) => ({ output }),
        (thrown: unknown) => ({ error: toRequestError(thrown) }),
      );
      isBusy.current = false;
      const error = 'error' in outcome ? { error: outcome.error } : {};
      if (isMounted.current) setState({ isRunning: false, ...error });
      return 'output' in outcome ? outcome.output : undefined;
    },
    [action, isMounted],
  );

  return { run, isRunning: state.isRunning, error: state.error };
}

function useIsMounted() {
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  return isMounted;
}
