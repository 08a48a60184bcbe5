import { Type } from './type';

/** Lets the value be absent; an inner default or an inner object's own defaults do not apply then. */
export class MaybeType<V> extends Type<V | undefined> {
  constructor(type: Type<V>) {
    super(
      type
        .getSchema()
        .optional()
        .default(() => undefined),
    );
  }
}
