/** Mapping types whose values this server keeps and searches. */
const LEAF_TYPES = [
  ...['keyword', 'constant_keyword', 'wildcard', 'text', 'match_only_text', 'search_as_you_type'],
  ...['long', 'integer', 'short', 'byte', 'unsigned_long', 'double', 'float', 'half_float'],
  ...['scaled_float', 'boolean', 'date', 'date_nanos', 'ip', 'version', 'binary', 'flattened'],
];

const OBJECT_TYPES = ['object', 'nested'];

/** Is this a type of a mapping that this server knows? */
export function isMappingType(type: string): boolean {
  return type === 'alias' || LEAF_TYPES.includes(type) || OBJECT_TYPES.includes(type);
}

/** Has it `properties`? */
export function isObjectType(type: string): boolean {
  return OBJECT_TYPES.includes(type);
}

/** Texts of all kinds are searched by words. */
export function searchType(type: string): string {
  if (type === 'match_only_text' || type === 'search_as_you_type') {
    return 'text';
  }
  return type === 'constant_keyword' || type === 'wildcard' ? 'keyword' : type;
}

const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  byte: [-128, 127],
  short: [-32_768, 32_767],
  integer: [-2_147_483_648, 2_147_483_647],
  long: [-(2 ** 63), 2 ** 63],
  unsigned_long: [0, 2 ** 64],
};

/** Why a number does not fit its type; undefined when it does. */
export function rangeObjection(value: number, type: string): string | undefined {
  const limits = LIMITS[type];
  return limits !== undefined && (value < limits[0] || value > limits[1])
    ? `Value [${value}] is out of range for ${type === 'integer' ? 'an' : 'a'} ${type}`
    : undefined;
}
