import { illegalArgument } from '../../lib/elasticsearch_error';
import { tokenOf } from '../../lib/json/object_reader';
import { textOf } from '../../lib/json/text_of';
import type { Parameters } from '../../lib/parameters';
import { isObject } from '../../search/request_reader';
import type { JsonObject } from '../../search/request_reader';
import type { WriteOperation } from '../write/write_operation';

/** A line of a bulk that tells what to do. */
export interface BulkAction {
  readonly kind: WriteOperation['kind'];
  /** Its members as text; nulls are left out. */
  readonly parameters: Parameters;
  /** `_source`: what an update is to show. Undefined = nothing. */
  readonly source: unknown;
}

const KINDS: readonly BulkAction['kind'][] = ['index', 'create', 'update', 'delete'];
const MEMBERS = [
  ...['_index', '_id', 'if_seq_no', 'if_primary_term', 'version', 'version_type', '_source'],
  ...['require_alias', 'require_data_stream', 'retry_on_conflict', 'routing', '_routing'],
  ...['pipeline', 'op_type', 'list_executed_pipelines'],
];

/**
 * Reads such a line, `{"index": {…}}`.
 * @throws `illegal_argument_exception` that names the line.
 */
export function readAction(given: unknown, line: number): BulkAction {
  const [first, second] = isObject(given) ? Object.entries(given) : [];
  if (!isObject(given)) {
    throw malformed(line, `expected START_OBJECT but found [${tokenOf(given)}]`);
  }
  if (first === undefined) {
    throw malformed(line, 'expected FIELD_NAME but found [END_OBJECT]');
  }
  const [name, value] = first;
  const kind = KINDS.find((known) => known === name);
  if (kind === undefined) {
    throw malformed(
      line,
      `expected field [create], [delete], [index] or [update] but found [${name}]`,
    );
  }
  if (!isObject(value)) {
    throw malformed(line, `expected START_OBJECT or END_OBJECT but found [${tokenOf(value)}]`);
  }
  const parameters = readParameters(value, line);
  if (second !== undefined) {
    throw malformed(line, 'expected END_OBJECT but found [FIELD_NAME]');
  }
  const isCreate = kind === 'index' && parameters.op_type === 'create';
  return { kind: isCreate ? 'create' : kind, parameters, source: value._source };
}

function readParameters(members: JsonObject, line: number): Parameters {
  const present = Object.entries(members).filter(([, value]) => value !== null);
  for (const [name, value] of present) {
    if (!MEMBERS.includes(name)) {
      throw illegalArgument(
        `Action/metadata line [${line}] contains an unknown parameter [${name}]`,
      );
    }
    if (typeof value === 'object' && !(name === '_source' && isObject(value))) {
      throw malformed(
        line,
        `expected a simple value for field [${name}] but found [${tokenOf(value)}]`,
      );
    }
  }
  return Object.fromEntries(present.map(([name, value]) => [name, textOf(value)]));
}

function malformed(line: number, why: string) {
  return illegalArgument(`Malformed action/metadata line [${line}], ${why}`);
}
