import { ElasticsearchError, illegalArgument } from '../elasticsearch_error';
import { didYouMean } from '../suggestion';
import { locateJson } from './parse_json';

/** Where a value comes from: the text, for places in errors, and the parser's name. */
export interface JsonSource {
  readonly text: string;
  /** Name in brackets in reasons, for example `api_key_request`. */
  readonly parser: string;
}

type Path = readonly (string | number)[];

/**
 * Reads an object of a request strictly, as Elasticsearch's object parsers do. Every refusal is a
 * 400 `x_content_parse_exception` whose reason begins with `[line:column]`.
 */
export class ObjectReader {
  private readonly object: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    readonly source: JsonSource,
    readonly path: Path = [],
  ) {
    if (!isObject(value)) {
      throw this.failure(path, `Expected START_OBJECT but was: ${tokenOf(value)}`, 'value');
    }
    this.object = value;
  }

  /** Names of the fields that are present. */
  get fields(): readonly string[] {
    return Object.keys(this.object);
  }

  /** Refuses every field that is not listed. */
  allowOnly(known: readonly string[]): this {
    const unknown = this.fields.find((field) => !known.includes(field));
    if (unknown === undefined) return this;
    const hint = didYouMean(unknown, known);
    throw this.failure([...this.path, unknown], `unknown field [${unknown}]${hint}`);
  }

  /** The value as it is; undefined when the field is absent. */
  value(field: string): unknown {
    return Object.hasOwn(this.object, field) ? this.object[field] : undefined;
  }

  /** A string; undefined when absent. `null` is refused. */
  string(field: string): string | undefined {
    const value = this.value(field);
    if (value === undefined || typeof value === 'string') return value;
    throw this.wrongType(field);
  }

  /** A string; undefined when absent or `null`. */
  optionalString(field: string): string | undefined {
    return this.value(field) === null ? undefined : this.string(field);
  }

  requiredString(field: string): string {
    const value = this.string(field);
    if (value === undefined) throw illegalArgument(`Required [${field}]`);
    return value;
  }

  /** An integer, also as text; undefined when absent. */
  integer(field: string): number | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' && typeof number !== 'bigint') throw this.wrongType(field);
    if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
    throw this.badField(field, illegalArgument(`Cannot read [${number}] as an integer`));
  }

  /** A boolean, also as the text `true` or `false`; undefined when absent. */
  boolean(field: string): boolean | undefined {
    const value = this.value(field);
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    throw this.wrongType(field);
  }

  /** A list of strings, a single one being a list of one; undefined when absent. */
  strings(field: string): string[] | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    if (typeof value === 'string') return [value];
    if (!Array.isArray(value)) throw this.wrongType(field);
    return value.map((entry: unknown, index) => {
      if (typeof entry === 'string') return entry;
      throw this.failure([...this.path, field, index], `${field} ${unsupported(entry)}`, 'value');
    });
  }

  /** A free-form object; undefined when absent. */
  freeObject(field: string): Readonly<Record<string, unknown>> | undefined {
    const value = this.value(field);
    if (value === undefined || isObject(value)) return value;
    throw this.wrongType(field);
  }

  /** A reader for an object inside; undefined when absent. */
  nested(field: string, parser = this.source.parser): ObjectReader | undefined {
    const value = this.freeObject(field);
    if (value === undefined) return undefined;
    return new ObjectReader(value, { ...this.source, parser }, [...this.path, field]);
  }

  /** Readers for a list of objects; none when absent. */
  readers(field: string): ObjectReader[] {
    const value = this.value(field);
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw this.wrongType(field);
    return value.map(
      (entry: unknown, index) => new ObjectReader(entry, this.source, [...this.path, field, index]),
    );
  }

  /** "failed to parse field [x]", with the error that says why as its cause and root cause. */
  badField(field: string, cause: ElasticsearchError): ElasticsearchError {
    const reason = `failed to parse field [${field}]`;
    return parseError(this.located([...this.path, field], reason, 'value'), cause);
  }

  /** The whole object cannot be built although its fields were read. */
  badObject(cause: ElasticsearchError): ElasticsearchError {
    const { parser } = this.source;
    const { line, column } = locateJson(this.source.text, this.path, 'value');
    const reason = `[${line}:${column}] Failed to build [${parser}] after last required field arrived`;
    return parseError(reason, cause);
  }

  private wrongType(field: string): ElasticsearchError {
    const reason = `${field} ${unsupported(this.object[field])}`;
    return this.failure([...this.path, field], reason, 'value');
  }

  private failure(path: Path, reason: string, part: 'key' | 'value' = 'key'): ElasticsearchError {
    return parseError(this.located(path, reason, part));
  }

  private located(path: Path, reason: string, part: 'key' | 'value'): string {
    const { line, column } = locateJson(this.source.text, path, part);
    return `[${line}:${column}] [${this.source.parser}] ${reason}`;
  }
}

function parseError(reason: string, cause?: ElasticsearchError): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'x_content_parse_exception',
    reason,
    ...(cause === undefined ? {} : { causedBy: cause, rootCause: cause.rootCause }),
  });
}

function unsupported(value: unknown): string {
  return `doesn't support values of type: ${tokenOf(value)}`;
}

/** Is it a JSON object, neither list nor null? */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name Elasticsearch's errors have for a JSON value's first token. */
export function tokenOf(value: unknown): string {
  if (value === null) return 'VALUE_NULL';
  if (Array.isArray(value)) return 'START_ARRAY';
  switch (typeof value) {
    case 'string':
      return 'VALUE_STRING';
    case 'number':
    case 'bigint':
      return 'VALUE_NUMBER';
    case 'boolean':
      return 'VALUE_BOOLEAN';
    default:
      return 'START_OBJECT';
  }
}
