import { illegalArgument, validationFailed } from '../lib/elasticsearch_error';
import { documentError } from '../indices/index_error';
import { booleanParameter } from '../lib/parameters';
import { stringifyJson } from '../lib/json/stringify_json';
import { isObject, singleMember } from '../search/request_reader';
import type { JsonObject } from '../search/request_reader';
import { readUpdateBody } from './update_body';
import { idProblem, readExpectation } from './write_parameters';
import type { WriteOperation } from './write_operation';

type Kind = WriteOperation['kind'];

/** Defaults that the path and the parameters give to all items. */
export interface BulkDefaults {
  /** Index of items that name none; undefined when the path has none. */
  readonly index: string | undefined;
  readonly requireAlias: boolean;
}

const KINDS: readonly Kind[] = ['index', 'create', 'update', 'delete'];
const METADATA = [
  ...['_index', '_id', 'if_seq_no', 'if_primary_term', 'version', 'version_type'],
  ...['require_alias', 'retry_on_conflict', '_source'],
];

/**
 * Reads the lines of a bulk. Any malformed line refuses the whole request.
 * @throws `illegal_argument_exception`, `document_parsing_exception`, or a validation error.
 */
export function readBulk(
  lines: readonly unknown[],
  defaults: BulkDefaults,
): readonly WriteOperation[] {
  const operations: WriteOperation[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const header = readHeader(lines[at], at + 1);
    if (header.kind !== 'delete') {
      at += 1;
    }
    operations.push(readOperation(header, lines[at], defaults));
  }
  if (operations.length === 0) {
    throw validationFailed(['no requests added']);
  }
  return operations;
}

interface Header {
  readonly kind: Kind;
  readonly metadata: JsonObject;
  readonly line: number;
}

function readHeader(given: unknown, line: number): Header {
  const member = isObject(given) ? singleMember(given) : undefined;
  if (member === undefined) {
    throw illegalArgument(
      `Malformed action/metadata line [${line}], expected START_OBJECT or END_OBJECT but found a value`,
    );
  }
  const kind = KINDS.find((known) => known === member.name);
  if (kind === undefined) {
    throw illegalArgument(
      `Malformed action/metadata line [${line}], expected field [create], [delete], [index] or [update] but found [${member.name}]`,
    );
  }
  const metadata = isObject(member.value) ? member.value : {};
  const unknown = Object.keys(metadata).find((name) => !METADATA.includes(name));
  if (unknown !== undefined) {
    throw illegalArgument(
      `Action/metadata line [${line}] contains an unknown parameter [${unknown}]`,
    );
  }
  return { kind, metadata, line };
}

function readOperation(header: Header, body: unknown, defaults: BulkDefaults): WriteOperation {
  const { kind, metadata, line } = header;
  const parameters = asParameters(metadata);
  const target = {
    index: parameters._index ?? defaults.index ?? '',
    requireAlias: booleanParameter(parameters, 'require_alias', defaults.requireAlias),
    ...readExpectation(parameters),
  };
  const id = parameters._id;
  checkPlace(target.index, id);
  if (kind === 'index' || kind === 'create') {
    return { kind, ...target, id, source: readDocument(body, line) };
  }
  if (id === undefined) {
    throw validationFailed(['id is missing']);
  }
  return kind === 'delete'
    ? { kind, ...target, id }
    : { kind, ...target, id, update: readUpdate(body, metadata) };
}

function checkPlace(index: string, id: string | undefined): void {
  const problem = id === undefined ? undefined : idProblem(id);
  const problems = [
    ...(index === '' ? ['index is missing'] : []),
    ...(problem === undefined ? [] : [problem]),
  ];
  if (problems.length > 0) {
    throw validationFailed(problems);
  }
}

function readDocument(body: unknown, line: number): JsonObject {
  if (body === undefined) {
    throw validationFailed([`no document follows the action on line ${line}`]);
  }
  if (!isObject(body)) {
    throw documentError(`failed to parse, the document after line [${line}] is no JSON object`);
  }
  return body;
}

function readUpdate(body: unknown, { _source: source }: JsonObject) {
  const update = readUpdateBody(body, stringifyJson(body ?? null));
  return source === undefined ? update : { ...update, source };
}

function asParameters(metadata: JsonObject): Readonly<Record<string, string>> {
  const present = Object.entries(metadata).filter(([, value]) => value !== null);
  return Object.fromEntries(
    present.map(([name, value]) => [
      name,
      typeof value === 'string' ? value : stringifyJson(value),
    ]),
  );
}
