import { expectedType } from '../joi_messages';
import { root } from '../joi_root';
import { Type, type TypeOptions } from './type';

/** Also takes the texts `true` and `false`, in any case, for query strings. */
export class BooleanType extends Type<boolean> {
  constructor(options?: TypeOptions<boolean>) {
    super(root.boolean().messages(expectedType('boolean', 'boolean.base')), options);
  }
}
