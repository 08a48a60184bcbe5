import type { JsonObject } from '../../search/request_reader';
import { asList, describe, isObject, singleMember } from '../../search/request_reader';
import { compileWildcard } from '../../lib/wildcard';
import { stringifyJson } from '../../lib/json/stringify_json';
import { mappingError } from '../catalog/index_error';

/** A field that a mapping does not have yet. */
export interface NewField {
  /** Dotted path. */
  readonly path: string;
  /** As `match_mapping_type` names it: `string`, `long`, `object`, … */
  readonly kind: string;
}

const KINDS = ['*', 'string', 'long', 'double', 'boolean', 'date', 'binary', 'object'];
const OPTIONS = [
  ...['match_mapping_type', 'unmatch_mapping_type', 'match', 'unmatch', 'path_match'],
  ...['path_unmatch', 'match_pattern', 'mapping'],
];

/**
 * Checks `dynamic_templates`: a list of `{"<name>": {conditions, mapping}}`.
 * @throws `mapper_parsing_exception`; also for `runtime`, which this server does not have.
 */
export function checkDynamicTemplates(given: unknown): void {
  if (!Array.isArray(given)) {
    throw mappingError('Dynamic template syntax error. An array of named objects is expected.');
  }
  for (const item of given as readonly unknown[]) {
    const member = isObject(item) ? singleMember(item) : undefined;
    if (member === undefined || !isObject(member.value)) {
      throw mappingError(
        'A dynamic template must be defined with a name and an object of its conditions',
      );
    }
    checkTemplate(member.name, member.value);
  }
}

/** The mapping that the first fitting template gives a new field; undefined when none fits. */
export function templateMapping(
  templates: readonly JsonObject[],
  field: NewField,
): JsonObject | undefined {
  for (const template of templates) {
    const options = singleMember(template)?.value;
    if (isObject(options) && fits(options, field)) {
      return mappingFor(options, field);
    }
  }
  return undefined;
}

function checkTemplate(name: string, options: JsonObject): void {
  const unknown = Object.keys(options).find((option) => !OPTIONS.includes(option));
  if (unknown !== undefined) {
    throw mappingError(
      unknown === 'runtime'
        ? `dynamic template [${name}]: runtime fields are not supported by this development server`
        : `Illegal dynamic template parameter: [${unknown}]`,
    );
  }
  const kinds = [...asList(options.match_mapping_type), ...asList(options.unmatch_mapping_type)];
  const badKind = kinds.find((kind) => !KINDS.includes(String(kind)));
  if (badKind !== undefined) {
    throw mappingError(
      `No field type matched on [${describe(badKind)}], possible values are [${KINDS.slice(1).join(', ')}]`,
    );
  }
  if (!isObject(options.mapping)) {
    throw mappingError(`template [${name}] must have either mapping or runtime set`);
  }
  if (!OPTIONS.slice(0, 5).some((condition) => condition in options)) {
    throw mappingError(
      'template must have match, path_match or match_mapping_type set ' + stringifyJson(options),
    );
  }
  checkPatterns(options);
}

/** Java's regular expressions could keep this server busy for ever, so it runs none of a caller's. */
function checkPatterns(options: JsonObject): void {
  const { match_pattern: mode = 'simple' } = options;
  if (mode !== 'simple') {
    throw mappingError(
      mode === 'regex'
        ? '[match_pattern: regex] is not supported by this development server'
        : `No matching pattern matched on [${describe(mode)}]`,
    );
  }
}

function fits(options: JsonObject, { path, kind }: NewField): boolean {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const covers = (patterns: unknown, text: string) =>
    asList(patterns).some((pattern) => compileWildcard(String(pattern))(text));
  const kinds = asList(options.match_mapping_type);
  return (
    (kinds.length === 0 || kinds.includes('*') || kinds.includes(kind)) &&
    !asList(options.unmatch_mapping_type).includes(kind) &&
    (options.match === undefined || covers(options.match, name)) &&
    !covers(options.unmatch, name) &&
    (options.path_match === undefined || covers(options.path_match, path)) &&
    !covers(options.path_unmatch, path)
  );
}

/** `{name}` and `{dynamic_type}` stand for those of the field. */
function mappingFor({ mapping }: JsonObject, { path, kind }: NewField): JsonObject {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const ownType = DEFAULT_TYPES[kind] ?? kind;
  const filled = fill(mapping, (text) =>
    text.replaceAll('{name}', name).replaceAll('{dynamic_type}', ownType),
  ) as JsonObject;
  return filled.type === undefined && kind !== 'object' ? { type: ownType, ...filled } : filled;
}

const DEFAULT_TYPES: Readonly<Record<string, string>> = { string: 'text', double: 'float' };

function fill(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return replace(value);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => fill(item, replace));
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, item]) => [replace(name), fill(item, replace)]),
      )
    : value;
}
