import moment from 'moment';
import { schema } from '@kbn/config-schema';

describe('schema.duration', () => {
  it.each([
    ['70ms', 70],
    ['5m', 300_000],
    ['1d', 86_400_000],
    ['600', 600],
    [0, 0],
    [moment.duration(1, 'hour'), 3_600_000],
  ])('takes %j as %d milliseconds', (value, expected) => {
    expect(schema.duration().validate(value).asMilliseconds()).toBe(expected);
  });

  it('takes a default written like an input', () => {
    const { ttl } = schema.object({ ttl: schema.duration({ defaultValue: '1h' }) }).validate({});

    expect(ttl.asMinutes()).toBe(60);
  });

  it.each([[-1], ['1 d'], ['x'], [''], [1.5], [2 ** 53]])('refuses %j by its form', (value) => {
    expect(() => schema.duration().validate(value)).toThrow(
      new Error(
        'Failed to parse value as time value. Value must be a duration in milliseconds, or follow ' +
          "the format <count>[ms|s|m|h|d|w|M|y] (e.g. '70ms', '5s', '3d', '1y'), where the " +
          'duration is a safe positive integer.',
      ),
    );
  });

  it.each([
    [[], 'Array'],
    [undefined, 'undefined'],
  ])('refuses %j by its type', (value, found) => {
    expect(() => schema.duration().validate(value)).toThrow(
      new Error(`expected value of type [moment.Duration] but got [${found}]`),
    );
  });
});
