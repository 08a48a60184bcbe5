import moment, { type Duration } from 'moment';
import type { CustomValidator } from 'joi';
import { typeName } from '../joi_messages';
import { CODES, root } from '../joi_root';
import { Type, type TypeOptions } from './type';

/** Milliseconds, or a count with a unit: `70ms`, `5s`, `3d`, `1y`. */
export type DurationInput = Duration | string | number;

/** As for every type; the default may be written like an input. */
export interface DurationOptions extends Omit<TypeOptions<Duration>, 'defaultValue'> {
  readonly defaultValue?: DurationInput;
}

const INPUT = /^(0|[1-9][0-9]*)(ms|s|m|h|d|w|M|y)?$/;
const WRONG_FORMAT =
  'Failed to parse value as time value. Value must be a duration in milliseconds, or follow the ' +
  "format <count>[ms|s|m|h|d|w|M|y] (e.g. '70ms', '5s', '3d', '1y'), where the duration is a safe " +
  'positive integer.';

/** Validates to moment's `Duration`, as Kibana's does. */
export class DurationType extends Type<Duration> {
  constructor({ defaultValue, ...options }: DurationOptions = {}) {
    const schema = root
      .any()
      .custom(toDuration)
      .messages({
        [CODES.parse]: WRONG_FORMAT,
        'any.required': 'expected value of type [moment.Duration] but got [undefined]',
      });
    const fallback = defaultValue === undefined ? undefined : parse(defaultValue);
    super(schema, fallback === undefined ? options : { ...options, defaultValue: () => fallback });
  }
}

const toDuration: CustomValidator = (value: unknown, helpers) => {
  if (!isInput(value)) {
    const text = `expected value of type [moment.Duration] but got [${typeName(value)}]`;
    return helpers.error(CODES.custom, { text });
  }
  return parse(value) ?? helpers.error(CODES.parse);
};

const isInput = (value: unknown): value is DurationInput =>
  typeof value === 'string' || typeof value === 'number' || moment.isDuration(value);

function parse(input: DurationInput): Duration | undefined {
  if (moment.isDuration(input)) return input;
  const [, count, unit = 'ms'] = INPUT.exec(String(input)) ?? [];
  if (count === undefined || !Number.isSafeInteger(Number(count))) return undefined;
  return moment.duration(Number(count), unit as moment.unitOfTime.DurationConstructor);
}
