import { useEffect, useState } from 'react';
import type { Observable } from 'rxjs';

/** The last value of an observable; `initial` until it emits. */
export function useObservable<Value>(source$: Observable<Value>, initial: Value): Value {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const subscription = source$.subscribe(setValue);
    return () => {
      subscription.unsubscribe();
    };
  }, [source$]);
  return value;
}
