import { textOf } from '../../lib/json/text_of';
import { parseDate } from '../../search/dates/dates';
import type { JsonObject } from '../../search/request_reader';
import { isObject } from '../../search/request_reader';
import { templateMapping } from './dynamic_templates';

const SLASHED = 'yyyy/MM/dd HH:mm:ss||yyyy/MM/dd||epoch_millis';
const DEFAULT_FORMATS = ['strict_date_optional_time', SLASHED];
const TEXT: JsonObject = {
  type: 'text',
  fields: { keyword: { type: 'keyword', ignore_above: 256 } },
};

/** How a mapping guesses the types of new fields. */
export interface Detection {
  readonly detectsDates: boolean;
  readonly detectsNumbers: boolean;
  /** Formats that make a text a date, each of them possibly several joined by `||`. */
  readonly dateFormats: readonly string[];
  /** `dynamic_templates`, the first that fits wins. */
  readonly templates: readonly JsonObject[];
}

/** Reads `date_detection`, `numeric_detection`, `dynamic_date_formats` and `dynamic_templates`. */
export function detectionOf(mappings: JsonObject): Detection {
  const { dynamic_date_formats: formats, dynamic_templates: templates } = mappings;
  return {
    detectsDates: mappings.date_detection !== false && mappings.date_detection !== 'false',
    detectsNumbers: mappings.numeric_detection === true || mappings.numeric_detection === 'true',
    dateFormats: Array.isArray(formats) ? formats.map(textOf) : DEFAULT_FORMATS,
    templates: Array.isArray(templates) ? (templates as readonly unknown[]).filter(isObject) : [],
  };
}

/** The property that a field nobody declared gets from its first value. */
export function guessProperty(value: unknown, path: string, detection: Detection): JsonObject {
  const { kind, property } = guess(value, detection);
  return templateMapping(detection.templates, { path, kind }) ?? property;
}

interface Guess {
  /** What `match_mapping_type` calls it. */
  readonly kind: string;
  readonly property: JsonObject;
}

function guess(value: unknown, detection: Detection): Guess {
  if (isObject(value)) {
    return { kind: 'object', property: { properties: {} } };
  }
  switch (typeof value) {
    case 'boolean':
      return { kind: 'boolean', property: { type: 'boolean' } };
    case 'bigint':
      return LONG;
    case 'number':
      return Number.isInteger(value) ? LONG : FLOAT;
    default:
      return guessText(String(value), detection);
  }
}

const LONG: Guess = { kind: 'long', property: { type: 'long' } };
const FLOAT: Guess = { kind: 'double', property: { type: 'float' } };

function guessText(text: string, { detectsDates, detectsNumbers, dateFormats }: Detection): Guess {
  const format = detectsDates ? dateFormats.find((one) => isDateText(text, one)) : undefined;
  if (format !== undefined) {
    const property = dateFormats === DEFAULT_FORMATS ? defaultDate(format) : { format };
    return { kind: 'date', property: { type: 'date', ...property } };
  }
  if (detectsNumbers && /^[+-]?\d+$/.test(text)) {
    return LONG;
  }
  if (detectsNumbers && text.trim() !== '' && Number.isFinite(Number(text))) {
    return FLOAT;
  }
  return { kind: 'string', property: TEXT };
}

function defaultDate(format: string): JsonObject {
  return format === SLASHED ? { format } : {};
}

/** Only texts that begin with a year are tried by default, so that plain numbers stay text. */
function isDateText(text: string, format: string): boolean {
  const isLikely = !DEFAULT_FORMATS.includes(format) || /^\d{4}[-/]\d/.test(text);
  return isLikely && parseDate(text, format) !== undefined;
}
