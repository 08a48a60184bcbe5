import { root } from '../joi_root';
import { Type } from './type';

/** Refuses every value; fine when absent. */
export class NeverType extends Type<never> {
  constructor() {
    super(root.forbidden().messages({ 'any.unknown': "a value wasn't expected to be present" }));
  }
}
