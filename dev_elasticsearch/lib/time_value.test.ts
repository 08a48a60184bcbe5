import { parseTimeValue } from './time_value';

describe('parseTimeValue()', () => {
  it.each([
    ['30d', 2_592_000_000],
    ['12H', 43_200_000],
    ['5m', 300_000],
    ['90s', 90_000],
    ['500ms', 500],
    ['500MS', 500],
    ['2000micros', 2],
    ['1000000nanos', 1],
    ['0', 0],
    ['-1', -1],
    ['-1d', -86_400_000],
    ['0s', 0],
  ])('reads %s as %d ms', (text, milliseconds) => {
    expect(parseTimeValue(text, 'expiration')).toBe(milliseconds);
  });

  it.each([
    ['1M', /setting \[expiration\] with value \[1M\].*unit is missing or unrecognized/],
    ['1w', /unit is missing/],
    ['30', /unit is missing/],
    ['', /unit is missing/],
    ['1.5d', /fractional time values are not supported/],
    ['-5d', /negative durations/],
    ['xd', /failed to parse \[xd\]/],
    ['999999999999d', /too long/],
  ])('refuses %s', (text, reason) => {
    expect(() => parseTimeValue(text, 'expiration')).toThrow(reason);
  });
});
