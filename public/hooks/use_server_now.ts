import { useEffect, useState } from 'react';
import type { EpochMillis } from '../../common/api_keys/api_key';

/** Relative times on screen are never older than this, in milliseconds. */
const LONGEST_WAIT = 60_000;

/** Server time minus browser time, for an answer that has just arrived. */
export const clockOffset = (serverTime: EpochMillis): number => serverTime - Date.now();

const serverNow = (offset: number): EpochMillis => Date.now() + offset;

/**
 * The server's time, renewed each minute and exactly when one of `instants` (expirations on screen)
 * is reached, by one timer. Never before `heard`, the time of the newest answer, or else a key made
 * since the last renewal would be from the future; default: no such answer.
 */
export function useServerNow(
  offset: number,
  instants: readonly EpochMillis[],
  heard: EpochMillis = 0,
): EpochMillis {
  const [tick, setTick] = useState(() => ({ now: serverNow(offset), offset }));
  // A new answer may correct the clock between two ticks.
  const now = Math.max(tick.now - tick.offset + offset, heard);
  const next = Math.min(...instants.filter((instant) => instant > now), now + LONGEST_WAIT);

  useEffect(() => {
    const wait = Math.max(0, next - serverNow(offset));
    const timer = setTimeout(() => setTick({ now: serverNow(offset), offset }), wait);
    return () => clearTimeout(timer);
  }, [next, offset]);

  return now;
}
