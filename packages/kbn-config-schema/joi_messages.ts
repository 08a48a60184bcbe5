import joi from 'joi';

/** `null`, `string`, `Array`, `RegExp`: lower case for primitives, the class name for objects. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/**
 * A joi message; between braces, `typeName(#value)`, `length(#value)` and joi's own context names.
 * The result is a compiled template: joi's typings, which know text only, lag behind joi here.
 */
export function message(template: string): string {
  const options = { functions: { typeName } } as joi.ReferenceOptions;
  return joi.expression(template, options) as string;
}

/** Messages for a wrong type under joi's own codes and for an absent value. */
export function expectedType(expected: string, ...codes: string[]): Record<string, string> {
  const wrong = message(`expected value of type [${expected}] but got [{typeName(#value)}]`);
  return {
    'any.required': `expected value of type [${expected}] but got [undefined]`,
    ...Object.fromEntries(codes.map((code) => [code, wrong])),
  };
}
