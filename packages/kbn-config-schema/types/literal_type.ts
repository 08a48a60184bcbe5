import { root } from '../joi_root';
import { Type } from './type';

/** Takes one value only. */
export class LiteralType<V extends string | number | boolean | null> extends Type<V> {
  constructor(value: V) {
    const text = `expected value to equal [${String(value)}]`;
    super(root.valid(value).messages({ 'any.only': text, 'any.required': text }));
  }
}
