import { useCallback, useEffect, useRef } from 'react';

/** Calls `change` with the newest value once `delay` milliseconds pass without another one. */
export function useDebouncedChange<T>(change: (value: T) => void, delay: number) {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const cancel = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => cancel, [cancel]);

  const schedule = useCallback(
    (value: T) => {
      cancel();
      timer.current = setTimeout(() => change(value), delay);
    },
    [cancel, change, delay],
  );
  return { schedule, cancel };
}
