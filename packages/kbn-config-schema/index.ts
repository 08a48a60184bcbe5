/**
 * @file Stand-in for Kibana's `@kbn/config-schema`, on joi as Kibana's is, with the same error texts
 * (8.12.2 to 9.x). Left out on purpose: `buffer`, `byteSize`, `conditional`, `contextRef`, `ip`, `lazy`,
 * `mapOf`, `intersection`, `siblingRef`, `stream`, `extends`, `extendsDeep`, `getSchemaStructure`, `meta`
 * beyond a description, and host names in `string`.
 */
import { AnyType } from './types/any_type';
import { ArrayType, type ArrayOptions } from './types/array_type';
import { BooleanType } from './types/boolean_type';
import { DurationType, type DurationOptions } from './types/duration_type';
import { LiteralType } from './types/literal_type';
import { MaybeType } from './types/maybe_type';
import { NeverType } from './types/never_type';
import { NumberType, type NumberOptions } from './types/number_type';
import { ObjectType, type ObjectTypeOptions, type Props } from './types/object_type';
import { RecordType } from './types/record_type';
import { StringType, type StringOptions } from './types/string_type';
import type { Type, TypeOf, TypeOptions } from './types/type';
import { UnionType } from './types/union_type';
import { UriType, type UriOptions } from './types/uri_type';

export { ValidationError } from './errors/validation_error';
export type { ObjectResultType, ObjectType, Props } from './types/object_type';
export { isConfigSchema, Type, type TypeOf, type TypeOptions } from './types/type';

type Literal = string | number | boolean | null;

/** Makes types. Everything is required unless it is `maybe`, `nullable` or has a default. */
export const schema = {
  any: (options?: TypeOptions<unknown>) => new AnyType(options),
  arrayOf: <V>(items: Type<V>, options?: ArrayOptions<V>) => new ArrayType(items, options),
  boolean: (options?: TypeOptions<boolean>) => new BooleanType(options),
  duration: (options?: DurationOptions) => new DurationType(options),
  literal: <const V extends Literal>(value: V) => new LiteralType(value),
  maybe: <V>(type: Type<V>) => new MaybeType(type),
  never: () => new NeverType(),
  /** Absent becomes null. */
  nullable: <V>(type: Type<V>): Type<V | null> =>
    new UnionType<V | null>([type, new LiteralType(null)], { defaultValue: null }),
  number: (options?: NumberOptions) => new NumberType(options),
  object: <P extends Props>(props: P, options?: ObjectTypeOptions<P>) =>
    new ObjectType(props, options),
  oneOf: <T extends Type<unknown>>(
    members: readonly T[],
    options?: TypeOptions<TypeOf<T>>,
  ): Type<TypeOf<T>> => new UnionType<TypeOf<T>>(members, options),
  recordOf: <K extends string, V>(
    key: Type<K>,
    value: Type<V>,
    options?: TypeOptions<Record<K, V>>,
  ) => new RecordType(key, value, options),
  string: (options?: StringOptions) => new StringType(options),
  uri: (options?: UriOptions) => new UriType(options),
};
