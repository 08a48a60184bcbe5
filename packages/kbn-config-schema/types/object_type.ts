import type { ObjectSchema } from 'joi';
import { message } from '../joi_messages';
import { CODES, root } from '../joi_root';
import { Type, type TypeOf, type TypeOptions } from './type';

/** Key to the type of its value. */
export type Props = Record<string, Type<unknown>>;

type OptionalKeys<P extends Props> = {
  [Key in keyof P]: undefined extends TypeOf<P[Key]> ? Key : never;
}[keyof P];

/** What {@link ObjectType} validates to: keys whose type takes `undefined` are optional. */
export type ObjectResultType<P extends Props> = Readonly<
  { [Key in OptionalKeys<P>]?: TypeOf<P[Key]> } & {
    [Key in Exclude<keyof P, OptionalKeys<P>>]: TypeOf<P[Key]>;
  }
>;

/**
 * What to do with keys the schema does not name: `forbid` fails, `ignore` drops them and `allow` keeps
 * them. Default `forbid`, or `ignore` inside an object that ignores.
 */
export type UnknownKeys = 'allow' | 'ignore' | 'forbid';

/** Options of `schema.object`. */
export interface ObjectTypeOptions<P extends Props> extends TypeOptions<ObjectResultType<P>> {
  readonly unknowns?: UnknownKeys;
}

/** Also takes JSON text. When absent, it is validated as `{}`, so that its keys' defaults apply. */
export class ObjectType<P extends Props> extends Type<ObjectResultType<P>> {
  constructor(props: P, options: ObjectTypeOptions<P> = {}) {
    const keys = Object.entries(props).map(([key, type]) => [key, type.getSchema()] as const);
    const schema = root.jsonObject().keys(Object.fromEntries(keys)).default().optional();
    super(withUnknowns(schema, options.unknowns).messages(MESSAGES), options);
  }
}

const MESSAGES = {
  'object.base': message('expected a plain object value, but found [{typeName(#value)}] instead.'),
  'object.unknown': 'definition for this key is missing',
  [CODES.parse]: 'could not parse object value from json input',
};

function withUnknowns(schema: ObjectSchema, unknowns: UnknownKeys | undefined): ObjectSchema {
  switch (unknowns) {
    case 'allow':
      return schema.unknown(true);
    case 'forbid':
      return schema.unknown(false);
    case 'ignore':
      return schema.options({ stripUnknown: { objects: true } });
    case undefined:
      return schema;
  }
}
