/** Where a value stands inside a JSON document: member names and list positions from the root. */
export type JsonPath = readonly (string | number)[];

/** What a place in the document may hold; `list` is a JSON array, `text` a string. */
export type JsonKind =
  'object' | 'list' | 'text' | 'text or list' | 'text or object' | 'true or false';

/** Why a place in the document is refused or doubted. */
export type ShapeProblemCode =
  | 'wrong_type'
  | 'empty'
  | 'missing_field'
  | 'unknown_field'
  | 'unknown_privilege'
  | 'unsupported_field'
  | 'invalid_role_name'
  | 'reserved_name'
  | 'except_without_grant'
  | 'restriction_not_alone';

/** One finding about a JSON document. */
export interface ShapeProblem {
  /** Of a missing field: where it would have to be. */
  readonly path: JsonPath;
  readonly code: ShapeProblemCode;
  /**
   * `error`: no Elasticsearch takes it. `warning`: we do not know it; a newer Elasticsearch may, so
   * only Elasticsearch refuses it.
   */
  readonly severity: 'error' | 'warning';
  /** Present when the code is `wrong_type`. */
  readonly expected?: JsonKind;
}

/** Looks at one value; the answer is empty when nothing is wrong with it. */
export type ShapeCheck = (value: unknown, path: JsonPath) => readonly ShapeProblem[];

/** A finding that no Elasticsearch would let pass. */
export const errorAt = (path: JsonPath, code: ShapeProblemCode): ShapeProblem => ({
  path,
  code,
  severity: 'error',
});

/** A finding that a newer Elasticsearch may let pass. */
export const warningAt = (path: JsonPath, code: ShapeProblemCode): ShapeProblem => ({
  path,
  code,
  severity: 'warning',
});

/** True for a JSON object; a list and `null` are none. */
export const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrongType = (path: JsonPath, expected: JsonKind): readonly ShapeProblem[] => [
  { path, code: 'wrong_type', severity: 'error', expected },
];

/** Any JSON string. */
export const text: ShapeCheck = (value, path) =>
  typeof value === 'string' ? [] : wrongType(path, 'text');

/** `true` or `false`; the words in quotes are none. */
export const flag: ShapeCheck = (value, path) =>
  typeof value === 'boolean' ? [] : wrongType(path, 'true or false');

/** Any JSON object, whatever its members. */
export const anyObject: ShapeCheck = (value, path) =>
  isJsonObject(value) ? [] : wrongType(path, 'object');

/** A query as Elasticsearch takes it inside privileges: JSON, or the same JSON as text. */
export const textOrObject: ShapeCheck = (value, path) =>
  typeof value === 'string' || isJsonObject(value) ? [] : wrongType(path, 'text or object');

/** A list whose every member passes the check. */
export const listOf =
  (check: ShapeCheck): ShapeCheck =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((member: unknown, index) => check(member, [...path, index]))
      : wrongType(path, 'list');

/** Index names: one name, or a list with at least one. */
export const textOrTexts: ShapeCheck = (value, path) => {
  if (typeof value === 'string') return [];
  if (!Array.isArray(value)) return wrongType(path, 'text or list');
  return value.length === 0 ? [errorAt(path, 'empty')] : listOf(text)(value, path);
};

/** What an object may and must hold. */
export interface ObjectShape {
  readonly required?: Readonly<Record<string, ShapeCheck>>;
  /** `null` stands for absent, as Elasticsearch reads it. */
  readonly optional?: Readonly<Record<string, ShapeCheck>>;
  /** Fields that Elasticsearch knows elsewhere and refuses here. */
  readonly refused?: readonly string[];
}

const own = (checks: ObjectShape['required'], field: string): ShapeCheck | undefined =>
  checks && Object.hasOwn(checks, field) ? checks[field] : undefined;

function checkField(shape: ObjectShape, value: unknown, path: JsonPath): readonly ShapeProblem[] {
  const field = String(path.at(-1));
  if (shape.refused?.includes(field)) return [errorAt(path, 'unsupported_field')];
  const required = own(shape.required, field);
  if (required) return required(value, path);
  const optional = own(shape.optional, field);
  if (!optional) return [warningAt(path, 'unknown_field')];
  return value === null ? [] : optional(value, path);
}

/** An object of a known shape; fields outside it are warnings. */
export const objectOf =
  (shape: ObjectShape): ShapeCheck =>
  (value, path) => {
    if (!isJsonObject(value)) return wrongType(path, 'object');
    const missing = Object.keys(shape.required ?? {})
      .filter((field) => !Object.hasOwn(value, field))
      .map((field) => errorAt([...path, field], 'missing_field'));
    const present = Object.entries(value).flatMap(([field, member]) =>
      checkField(shape, member, [...path, field]),
    );
    return [...missing, ...present];
  };

const PLAIN_NAME = /^[A-Za-z_][\w-]*$/;

/** A path as people write it: `books.indices[0].names`; unusual names are quoted in brackets. */
export const formatJsonPath = (path: JsonPath): string =>
  path.reduce<string>((written, part) => {
    if (typeof part === 'number') return `${written}[${part}]`;
    if (!PLAIN_NAME.test(part)) return `${written}[${JSON.stringify(part)}]`;
    return written === '' ? part : `${written}.${part}`;
  }, '');
