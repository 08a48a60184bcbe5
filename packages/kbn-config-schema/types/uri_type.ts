import { message } from '../joi_messages';
import { root } from '../joi_root';
import { Type, type TypeOptions } from './type';

/** Which schemes are fine, without the colon; default any. */
export interface UriOptions extends TypeOptions<string> {
  readonly scheme?: readonly string[];
}

/** An absolute URI as RFC 3986 has it; at most 263 characters of host are not checked here. */
export class UriType extends Type<string> {
  constructor({ scheme, ...options }: UriOptions = {}) {
    const wrongType = message('expected value of type [string] but got [{typeName(#value)}].');
    const schema = root
      .string()
      .uri(scheme === undefined ? {} : { scheme: [...scheme] })
      .messages({
        'any.required': 'expected value of type [string] but got [undefined].',
        'string.base': wrongType,
        'string.empty': 'value must be a valid URI (see RFC 3986).',
        'string.uri': 'value must be a valid URI (see RFC 3986).',
        'string.uriCustomScheme': `expected URI with scheme [${(scheme ?? []).join('|')}].`,
      });
    super(schema, options);
  }
}
