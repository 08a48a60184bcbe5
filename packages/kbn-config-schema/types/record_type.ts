import type { CustomValidator } from 'joi';
import type { Failure } from '../errors/failure';
import { below } from '../errors/failure';
import { expectedType } from '../joi_messages';
import { CODES, root } from '../joi_root';
import { Type, type TypeOptions } from './type';

/** Any number of keys of one type with values of another. Also takes JSON text. */
export class RecordType<K extends string, V> extends Type<Record<K, V>> {
  constructor(key: Type<K>, value: Type<V>, options?: TypeOptions<Record<K, V>>) {
    const schema = root
      .jsonObject()
      .custom(eachEntry(key, value))
      .messages({
        ...expectedType('object', 'object.base'),
        [CODES.parse]: 'could not parse record value from json input',
        [CODES.nested]: '{#failure.text}',
      });
    super(schema, options);
  }
}

function eachEntry(keyType: Type<string>, valueType: Type<unknown>): CustomValidator {
  return (entries: Record<string, unknown>, helpers) => {
    const validated: [string, unknown][] = [];
    const fail = (failure: Failure, place: string) =>
      helpers.error(CODES.nested, { failure: below(failure, place) });
    for (const [key, value] of Object.entries(entries)) {
      const checkedKey = keyType.check(key, helpers.prefs.context);
      if (checkedKey.failure !== undefined) return fail(checkedKey.failure, `key("${key}")`);
      const checkedValue = valueType.check(value, helpers.prefs.context);
      if (checkedValue.failure !== undefined) return fail(checkedValue.failure, key);
      validated.push([checkedKey.value, checkedValue.value]);
    }
    return Object.fromEntries(validated);
  };
}
