import { relativeTime } from './time_text';

const DAY = 86_400_000;

describe('relativeTime()', () => {
  it.each([
    { distance: 0, text: 'now' },
    { distance: 8_000, text: 'in 8 seconds' },
    { distance: -90_000, text: '1 minute ago' },
    { distance: DAY - 5_000, text: 'in 1 day' },
    { distance: 12 * 3_600_000, text: 'in 12 hours' },
    { distance: 90 * DAY - 1, text: 'in 90 days' },
    { distance: 365 * DAY - 1_000, text: 'in 1 year' },
    { distance: -200 * DAY, text: '7 months ago' },
  ])('says "$text" for $distance ms', ({ distance, text }) => {
    expect(relativeTime(1e12 + distance, 1e12)).toBe(text);
  });
});
