import { expectedType, typeName } from '../joi_messages';
import { root } from '../joi_root';
import { rule, Type, type TypeOptions } from './type';

/** Inclusive limits, counted in UTF-16 units. */
export interface StringOptions extends TypeOptions<string> {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Takes the empty string unless `minLength` forbids it; nothing is trimmed or converted. */
export class StringType extends Type<string> {
  constructor(options: StringOptions = {}) {
    // joi's own string type refuses '' and skips the other rules once '' is allowed.
    const schema = root
      .any()
      .custom(rule(isString))
      .custom(rule(hasLength(options)))
      .messages(expectedType('string'));
    super(schema, options);
  }
}

const isString = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? undefined
    : `expected value of type [string] but got [${typeName(value)}]`;

const hasLength =
  ({ minLength = 0, maxLength = Infinity }: StringOptions) =>
  ({ length }: string): string | undefined => {
    const bound = (word: string, limit: number) =>
      `value has length [${length}] but it must have a ${word} length of [${limit}].`;
    if (length < minLength) return bound('minimum', minLength);
    if (length > maxLength) return bound('maximum', maxLength);
    return undefined;
  };
