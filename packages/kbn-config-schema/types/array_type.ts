import { expectedType, message } from '../joi_messages';
import { CODES, root } from '../joi_root';
import { Type, type TypeOptions } from './type';

/** Inclusive limits. */
export interface ArrayOptions<V> extends TypeOptions<V[]> {
  readonly minSize?: number;
  readonly maxSize?: number;
}

/** Also takes JSON text. Holes and `undefined` members are refused. */
export class ArrayType<V> extends Type<V[]> {
  constructor(items: Type<V>, options: ArrayOptions<V> = {}) {
    // A required item would make an empty list a failure.
    let schema = root.jsonArray().items(items.getSchema().optional()).sparse(false);
    if (options.minSize !== undefined) schema = schema.min(options.minSize);
    if (options.maxSize !== undefined) schema = schema.max(options.maxSize);
    super(schema.messages(MESSAGES), options);
  }
}

const MESSAGES = {
  ...expectedType('array', 'array.base'),
  'array.sparse': 'sparse array are not allowed',
  'array.min': message('array size is [{length(#value)}], but cannot be smaller than [{#limit}]'),
  'array.max': message('array size is [{length(#value)}], but cannot be greater than [{#limit}]'),
  [CODES.parse]: 'could not parse array value from json input',
};
