import { withinTimeLimit } from './within_time_limit';

describe('withinTimeLimit', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const limit = { milliseconds: 10_000, sentence: 'too slow' };

  it('gives the result of work that ends in time', async () => {
    await expect(withinTimeLimit(Promise.resolve('done'), limit)).resolves.toBe('done');
  });

  it('rejects with the sentence when the work does not end', async () => {
    const waiting = withinTimeLimit(new Promise(() => undefined), limit);
    jest.advanceTimersByTime(10_000);

    await expect(waiting).rejects.toThrow(new Error('too slow'));
  });
});
