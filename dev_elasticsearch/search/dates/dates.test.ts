import { resolveDateMath } from './date_math';
import { formatDate, parseDate } from './dates';
import { refusalOf } from '../search_context.mock';
import { zoneOffset } from './time_zone';

const NOW = Date.UTC(2030, 2, 31, 13, 45, 30);
const FORMAT = 'strict_date_optional_time||epoch_millis';

const iso = (millis: number) => new Date(millis).toISOString();

describe('resolveDateMath()', () => {
  it.each([
    { text: 'now', at: '2030-03-31T13:45:30.000Z' },
    { text: 'now-1d', at: '2030-03-30T13:45:30.000Z' },
    { text: 'now-1M', at: '2030-02-28T13:45:30.000Z' },
    { text: 'now/d', at: '2030-03-31T00:00:00.000Z' },
    { text: 'now/d', roundUp: true, at: '2030-03-31T23:59:59.999Z' },
    { text: 'now-1d/M', at: '2030-03-01T00:00:00.000Z' },
    { text: 'now/w', at: '2030-03-25T00:00:00.000Z' },
    { text: 'now+d', at: '2030-04-01T13:45:30.000Z' },
    { text: '2030-01-01||+1M/d', at: '2030-02-01T00:00:00.000Z' },
    { text: '2030', at: '2030-01-01T00:00:00.000Z' },
    { text: '2030', roundUp: true, at: '2030-12-31T23:59:59.999Z' },
    { text: '2030-02', roundUp: true, at: '2030-02-28T23:59:59.999Z' },
    { text: '2030-02-03T04', roundUp: true, at: '2030-02-03T04:59:59.999Z' },
    { text: '2030-02-03T04:05:06.789+01:00', at: '2030-02-03T03:05:06.789Z' },
    { text: '2030-07-01', zone: 'Europe/Berlin', at: '2030-06-30T22:00:00.000Z' },
    { text: 1_893_456_000_000, at: '2030-01-01T00:00:00.000Z' },
    { text: '1893456000000', at: '2030-01-01T00:00:00.000Z' },
  ])('reads $text (roundUp $roundUp, zone $zone) as $at', ({ text, at, ...options }) => {
    expect(iso(resolveDateMath(text, { format: FORMAT, now: NOW, ...options }))).toBe(at);
  });

  it.each(['soon', 'now-', 'now-1x', '2030-02-30', '2030-13', '2030-01-01T25', '', {}])(
    'refuses %p',
    (text) => {
      const refusal = refusalOf(() => resolveDateMath(text, { format: FORMAT, now: NOW }));

      expect({ status: refusal.status, type: refusal.type }).toEqual({
        status: 400,
        type: 'query_shard_exception',
      });
    },
  );
});

describe('parseDate() and formatDate()', () => {
  it.each([
    { text: '31/03/2030', format: 'dd/MM/yyyy' },
    { text: '2030-03-31 13:45:30', format: 'yyyy-MM-dd HH:mm:ss' },
    { text: '20300331', format: 'basic_date' },
    { text: '1900921530', format: 'epoch_second' },
    { text: '2030-03-31T13:45:30.123Z', format: 'strict_date_optional_time' },
  ])('turn $text into a date and back by $format', ({ text, format }) => {
    const { from } = parseDate(text, format) ?? { from: Number.NaN };

    expect(formatDate(from, format)).toBe(text);
  });

  it.each(['QQ', 'constructor', '__proto__'])('refuse the unknown letters of %s', (format) => {
    expect(() => parseDate('x', format)).toThrow(/Unknown pattern letter/);
    expect(() => formatDate(NOW, format)).toThrow(/Unknown pattern letter/);
  });
});

describe('zoneOffset()', () => {
  it.each([
    { zone: 'UTC', hours: 0 },
    { zone: '-03:00', hours: -3 },
    { zone: 'America/New_York', hours: -4 },
  ])('is $hours hours for $zone', ({ zone, hours }) => {
    expect(zoneOffset(zone, NOW) / 3_600_000).toBe(hours);
  });

  it('refuses a zone nobody knows', () => {
    expect(() => zoneOffset('Mars/Olympus', NOW)).toThrow(/Unknown time-zone/);
  });
});
