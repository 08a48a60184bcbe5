import type { EpochMillis } from '../../common/api_keys/api_key';

/** What {@link cachedCall} needs. */
export interface CachedCallOptions {
  /** How long an answer is good for, in milliseconds. */
  readonly ttlMillis: number;
  readonly now: () => EpochMillis;
}

/**
 * Remembers the last answer. Callers that come while an answer is on its way share it; a failure is
 * given to them and then forgotten, so that the next caller tries anew.
 */
export function cachedCall<Argument, Answer>(
  call: (argument: Argument) => Promise<Answer>,
  { ttlMillis, now }: CachedCallOptions,
): (argument: Argument) => Promise<Answer> {
  let latest: { readonly answer: Promise<Answer>; readonly madeAt: EpochMillis } | undefined;

  return (argument) => {
    if (latest && now() - latest.madeAt < ttlMillis) return latest.answer;
    const entry = { answer: call(argument), madeAt: now() };
    latest = entry;
    entry.answer.catch(() => {
      if (latest === entry) latest = undefined;
    });
    return entry.answer;
  };
}
