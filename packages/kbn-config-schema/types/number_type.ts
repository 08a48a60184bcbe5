import { expectedType } from '../joi_messages';
import { root } from '../joi_root';
import { Type, type TypeOptions } from './type';

/** Inclusive limits. */
export interface NumberOptions extends TypeOptions<number> {
  readonly min?: number;
  readonly max?: number;
}

/** Also takes numeric text. Integers beyond 2^53 and infinities are refused. */
export class NumberType extends Type<number> {
  constructor(options: NumberOptions = {}) {
    let schema = root.number().messages({
      ...expectedType('number', 'number.base', 'number.infinity'),
      'number.min': 'Value must be equal to or greater than [{#limit}].',
      'number.max': 'Value must be equal to or lower than [{#limit}].',
    });
    if (options.min !== undefined) schema = schema.min(options.min);
    if (options.max !== undefined) schema = schema.max(options.max);
    super(schema, options);
  }
}
