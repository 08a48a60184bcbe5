import { cachedCall } from './cached_call';

const TTL = 60_000;

function counting(answers: readonly (() => Promise<string>)[]) {
  let calls = 0;
  let time = 0;
  const cached = cachedCall(
    () => {
      calls += 1;
      return answers[calls - 1]?.() ?? Promise.resolve(`answer ${calls}`);
    },
    { ttlMillis: TTL, now: () => time },
  );
  return {
    ask: () => cached(undefined),
    pass: (millis: number) => {
      time += millis;
    },
    calls: () => calls,
  };
}

describe('cachedCall', () => {
  it('asks once for callers that come together', async () => {
    const cache = counting([]);

    const answers = await Promise.all([cache.ask(), cache.ask(), cache.ask()]);

    expect(answers).toEqual(['answer 1', 'answer 1', 'answer 1']);
    expect(cache.calls()).toBe(1);
  });

  it('keeps an answer until its time is over', async () => {
    const cache = counting([]);
    await cache.ask();

    cache.pass(TTL - 1);
    const before = await cache.ask();
    cache.pass(1);
    const after = await cache.ask();

    expect([before, after]).toEqual(['answer 1', 'answer 2']);
  });

  it('forgets a failure', async () => {
    const cache = counting([() => Promise.reject(new Error('down'))]);

    await expect(cache.ask()).rejects.toThrow('down');

    await expect(cache.ask()).resolves.toBe('answer 2');
  });

  it('does not let an old failure drive out a newer answer', async () => {
    let fail: (error: Error) => void = () => undefined;
    const cache = counting([
      () =>
        new Promise((_resolve, reject) => {
          fail = reject;
        }),
    ]);
    const slow = cache.ask();
    cache.pass(TTL);
    await cache.ask();

    fail(new Error('too late'));
    await expect(slow).rejects.toThrow('too late');

    await expect(cache.ask()).resolves.toBe('answer 2');
  });
});
