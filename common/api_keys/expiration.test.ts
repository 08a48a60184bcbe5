import { durationMillis, expirationDate, expirationProblem } from './expiration';

describe('expirationProblem', () => {
  it.each([
    { duration: '30d', problem: undefined },
    { duration: '1s', problem: undefined },
    { duration: '36500d', problem: undefined },
    { duration: '36501d', problem: 'too_long' },
    { duration: '99999999999999999999d', problem: 'too_long' },
    { duration: '0d', problem: 'not_positive' },
    { duration: '-1d', problem: 'not_positive' },
    { duration: '1.5d', problem: 'fraction' },
    { duration: '', problem: 'not_a_duration' },
    { duration: '30', problem: 'not_a_duration' },
    { duration: 'd', problem: 'not_a_duration' },
    { duration: '30 d', problem: 'not_a_duration' },
    { duration: '1w', problem: 'not_a_duration' },
    { duration: '1M', problem: 'not_a_duration' },
    { duration: '1e3d', problem: 'not_a_duration' },
  ])('judges "$duration" as $problem', ({ duration, problem }) => {
    expect(expirationProblem(duration)).toBe(problem);
  });
});

describe('durationMillis', () => {
  it.each([
    { duration: '2s', millis: 2000 },
    { duration: '2m', millis: 120_000 },
    { duration: '2h', millis: 7_200_000 },
    { duration: '2d', millis: 172_800_000 },
    { duration: 'soon', millis: undefined },
  ])('reads "$duration" as $millis', ({ duration, millis }) => {
    expect(durationMillis(duration)).toBe(millis);
  });
});

describe('expirationDate', () => {
  it('counts from now', () => {
    expect(expirationDate('1h', 1000)).toBe(3_601_000);
  });

  it('is undefined for a duration that is not legal', () => {
    expect(expirationDate('0h', 1000)).toBeUndefined();
  });
});
