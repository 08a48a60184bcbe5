import { ElasticsearchError, validationFailed } from '../lib/elasticsearch_error';
import { given } from '../lib/given';
import type { JsonSource } from '../lib/json/object_reader';
import { ObjectReader } from '../lib/json/object_reader';
import type { JsonObject } from '../search/request_reader';
import { isObject } from '../search/request_reader';
import type { UpdateBody } from './write_operation';

const FIELDS = [
  ...['doc', 'upsert', 'doc_as_upsert', 'detect_noop', '_source', 'if_seq_no', 'if_primary_term'],
  ...['script', 'scripted_upsert'],
];

/**
 * Reads the body of an update.
 * @throws `x_content_parse_exception` for unknown members, a validation error without `doc`, and an
 *   `illegal_argument_exception` for scripts, which this server does not run.
 */
export function readUpdateBody(body: unknown, text: string): UpdateBody {
  const source: JsonSource = { text, parser: 'UpdateRequest' };
  const reader = new ObjectReader(body, source).allowOnly(FIELDS);
  if (reader.value('script') !== undefined) {
    throw new ElasticsearchError({
      status: 400,
      type: 'illegal_argument_exception',
      reason: 'cannot execute scripts: this development server has no script engine',
    });
  }
  const doc = objectOf(reader, 'doc');
  const upsert = objectOf(reader, 'upsert');
  const docAsUpsert = reader.boolean('doc_as_upsert') ?? false;
  if (doc === undefined) {
    throw validationFailed([
      docAsUpsert
        ? 'doc must be specified if doc_as_upsert is enabled'
        : 'script or doc is missing',
    ]);
  }
  return {
    ...given({ doc, upsert, source: reader.value('_source') }),
    docAsUpsert,
    detectNoop: reader.boolean('detect_noop') ?? true,
  };
}

function objectOf(reader: ObjectReader, field: string): JsonObject | undefined {
  const value = reader.value(field);
  if (value === undefined || isObject(value)) {
    return value;
  }
  throw validationFailed([`[${field}] must be an object`]);
}
