import type { CustomValidator } from 'joi';
import type { Failure } from '../errors/failure';
import { below } from '../errors/failure';
import { CODES, root } from '../joi_root';
import { Type, type TypeOptions } from './type';

/** Takes what the first matching member makes of the value. */
export class UnionType<V> extends Type<V> {
  constructor(members: readonly Type<V>[], options?: TypeOptions<V>) {
    // joi.alternatives() folds the members' failures into one; Kibana lists them all.
    const schema = root
      .any()
      .custom(firstMatch(members))
      .messages({
        [CODES.nested]: 'types that failed validation:',
        'any.required': 'expected at least one defined value but got [undefined]',
      });
    super(schema, options);
  }
}

function firstMatch<V>(members: readonly Type<V>[]): CustomValidator {
  return (value: unknown, helpers) => {
    const alternatives: Failure[] = [];
    for (const [position, member] of members.entries()) {
      const checked = member.check(value, helpers.prefs.context);
      if (checked.failure === undefined) return checked.value;
      alternatives.push(below(checked.failure, String(position)));
    }
    const failure: Failure = { path: [], text: 'types that failed validation:', alternatives };
    return helpers.error(CODES.nested, { failure });
  };
}
