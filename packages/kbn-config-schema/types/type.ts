import type { CustomValidator, Schema } from 'joi';
import type { Failure } from '../errors/failure';
import { ValidationError } from '../errors/validation_error';
import { CODES } from '../joi_root';
import { toFailure } from '../report';

/** What every type can be told. */
export interface TypeOptions<V> {
  /** Stands in for an absent value and is not validated. A function is called for each value. */
  readonly defaultValue?: V | (() => V);
  /** Runs after the built-in rules; a returned text or a thrown error's message is the failure. */
  readonly validate?: (value: V) => string | undefined;
  /** Documentation only. */
  readonly meta?: { readonly description?: string };
}

/** What became of a value: exactly one of the two members is meaningful. */
export type Checked<V> =
  { readonly value: V; readonly failure?: never } | { readonly failure: Failure };

/** Makes a joi rule out of a function that returns the text of the failure. */
export function rule<V>(check: (value: V) => string | undefined): CustomValidator<V, V> {
  return (value, helpers) => {
    const text = textOrThrown(() => check(value));
    return text === undefined ? value : helpers.error(CODES.custom, { text });
  };
}

function textOrThrown(check: () => string | undefined): string | undefined {
  try {
    return check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Base of all types. A missing value is a failure unless the type says otherwise. */
export abstract class Type<V> {
  /** Exists for the compiler only: `typeof someType.type`, or `TypeOf<typeof someType>`. */
  declare readonly type: V;
  /** How the loader recognizes a schema of this package, as Kibana does. */
  readonly __isKbnConfigSchemaType = true;
  private readonly schema: Schema;

  protected constructor(schema: Schema, options: TypeOptions<V> = {}) {
    let built = schema;
    if (options.defaultValue !== undefined) {
      built = built.optional().default(options.defaultValue);
    }
    if (options.validate !== undefined) built = built.custom(rule(options.validate));
    if (options.meta?.description !== undefined)
      built = built.description(options.meta.description);
    this.schema = built.messages({ [CODES.custom]: '{#text}' });
  }

  /**
   * Returns the value with defaults filled in and text converted where the type allows it. The input
   * is left as it is. `namespace` goes in front of the path in messages: `request body`.
   * @throws ValidationError for the first broken rule
   */
  validate(value: unknown, context: Record<string, unknown> = {}, namespace?: string): V {
    const checked = this.check(value, context);
    if (checked.failure !== undefined) throw new ValidationError(checked.failure, namespace);
    return checked.value;
  }

  /** The same without a throw, for types made of other types. */
  check(value: unknown, context: Record<string, unknown> = {}): Checked<V> {
    const result = this.schema.validate(value, {
      context,
      presence: 'required',
      errors: { escapeHtml: false },
    });
    const first = result.error?.details[0];
    return first === undefined ? { value: result.value as V } : { failure: toFailure(first) };
  }

  /** The joi schema inside, for types made of other types. */
  getSchema(): Schema {
    return this.schema;
  }
}

/** The validated value's type. */
export type TypeOf<T extends Type<unknown>> = T['type'];

/** True for anything made by this package, whichever copy of it. */
export function isConfigSchema(value: unknown): value is Type<unknown> {
  return typeof value === 'object' && value !== null && '__isKbnConfigSchemaType' in value;
}
