import { expectedType } from '../joi_messages';
import { root } from '../joi_root';
import { Type, type TypeOptions } from './type';

/** Takes everything but an absent value, and checks nothing: bound the size elsewhere. */
export class AnyType extends Type<unknown> {
  constructor(options?: TypeOptions<unknown>) {
    super(root.any().messages(expectedType('any')), options);
  }
}
