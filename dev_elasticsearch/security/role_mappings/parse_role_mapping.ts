import { parseFailure } from '../../lib/elasticsearch_error';
import type { ElasticsearchError } from '../../lib/elasticsearch_error';
import { ObjectReader, isObject, tokenOf } from '../../lib/json/object_reader';
import { stringifyJson } from '../../lib/json/stringify_json';
import type { JsonObject, RoleMapping, RoleTemplate } from './role_mapping';

/** The body of put role mapping; undefined members are missing, which is refused. */
export interface RoleMappingRequest extends Omit<RoleMapping, 'rules'> {
  readonly rules: JsonObject | undefined;
}

const FIELDS = ['roles', 'role_templates', 'enabled', 'rules', 'metadata'];

/** Reads a role mapping. @throws 400 x_content_parse_exception, parse_exception for the rules */
export function parseRoleMapping(name: string, body: unknown, text: string): RoleMappingRequest {
  const reader = new ObjectReader(body, { text, parser: 'role-mapping' }).allowOnly(FIELDS);
  const rules = reader.freeObject('rules');
  return {
    enabled: reader.boolean('enabled') ?? true,
    roles: reader.strings('roles') ?? [],
    role_templates: reader.readers('role_templates').map(parseTemplate),
    rules: rules === undefined ? undefined : parseExpression(rules, { within: name }),
    metadata: reader.freeObject('metadata') ?? {},
  };
}

function parseTemplate(reader: ObjectReader): RoleTemplate {
  reader.allowOnly(['template', 'format']);
  const format = reader.string('format') ?? 'string';
  if (format !== 'string' && format !== 'json') {
    throw parseFailure(`Invalid format [${format}], the supported formats are [string, json]`);
  }
  const template = reader.value('template');
  if (typeof template !== 'string' && !isObject(template)) {
    throw parseFailure('role-mapping template requires a [template]');
  }
  // Stored as text, the way Elasticsearch shows it.
  return { template: typeof template === 'string' ? template : stringifyJson(template), format };
}

interface Place {
  /** Name of the object around, for reasons. */
  readonly within: string;
  readonly allowsExcept?: boolean;
}

/** Checks a rule: one of `any`, `all`, `field`, and below `all` also `except`. */
function parseExpression(rule: unknown, { within, allowsExcept = false }: Place): JsonObject {
  if (!isObject(rule)) {
    throw badRules(`expected [${within}] to be an object but found [${tokenOf(rule)}] instead`);
  }
  const [name, value] = onlyField(rule, within);
  switch (name) {
    case 'any':
    case 'all':
      return { [name]: parseList(name, value) };
    case 'field':
      return { field: parseField(value) };
    case 'except':
      if (!allowsExcept) throw badRules(`field [except] is not allowed within [${within}]`);
      return { except: parseExpression(value, { within: 'except' }) };
    default:
      throw badRules(`field [${name}] is not recognised in object [${within}]`);
  }
}

function parseList(name: 'any' | 'all', value: unknown): JsonObject[] {
  if (!Array.isArray(value)) throw badRules(`field [${name}] requires an array`);
  return value.map((rule: unknown) =>
    parseExpression(rule, { within: name, allowsExcept: name === 'all' }),
  );
}

function parseField(value: unknown): JsonObject {
  if (!isObject(value)) throw badRules(`expected an object but found [${tokenOf(value)}] instead`);
  const [name, wanted] = onlyField(value, 'field');
  for (const item of Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]) {
    if (typeof item === 'object' && item !== null) {
      throw badRules(`expected a field value but found [${tokenOf(item)}] instead`);
    }
  }
  return { [name]: wanted };
}

function onlyField(object: JsonObject, name: string): readonly [string, unknown] {
  const [field, ...others] = Object.entries(object);
  if (field === undefined) throw badRules(`object [${name}] does not contain any fields`);
  if (others.length > 0) throw badRules(`object [${name}] contains multiple fields`);
  return field;
}

function badRules(reason: string): ElasticsearchError {
  return parseFailure(`failed to parse rules expression. ${reason}`);
}
