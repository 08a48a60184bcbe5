import joi from 'joi';

/** Codes that joi does not have; each type words them through its messages. */
export const CODES = {
  /** Text that is not JSON where a list or an object is wanted. */
  parse: 'kbn.parse',
  /** A rule of ours; the text travels in the context as `text`. */
  custom: 'kbn.custom',
  /** A failure found by another schema; it travels in the context as `failure`. */
  nested: 'kbn.nested',
} as const;

/**
 * Query strings carry lists and objects as JSON text, so a string is parsed first, as Kibana does.
 * Parsed JSON of another type is handed on: the type check then names what it found.
 */
const parseJson: joi.CoerceFunction = (value: string, helpers) => {
  try {
    return { value: JSON.parse(value) as unknown };
  } catch {
    return { value, errors: [helpers.error(CODES.parse)] };
  }
};

interface JsonJoi extends joi.Root {
  jsonObject(): joi.ObjectSchema;
  jsonArray(): joi.ArraySchema;
}

/** joi, with an object and an array type that also take JSON text. */
export const root = joi.extend(
  {
    type: 'jsonObject',
    base: joi.object(),
    coerce: { from: 'string', method: parseJson },
  },
  {
    type: 'jsonArray',
    base: joi.array(),
    coerce: { from: 'string', method: parseJson },
  },
) as JsonJoi;
