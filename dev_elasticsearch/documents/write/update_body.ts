import { applicable } from '../../lib/applicable';
import type { ElasticsearchError } from '../../lib/elasticsearch_error';
import { illegalArgument } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import type { JsonSource } from '../../lib/json/object_reader';
import { ObjectReader } from '../../lib/json/object_reader';
import { isObject } from '../../search/request_reader';
import type { UpdateBody } from './write_operation';

const FIELDS = [
  ...['doc', 'upsert', 'doc_as_upsert', 'detect_noop', '_source', 'if_seq_no', 'if_primary_term'],
  ...['script', 'scripted_upsert'],
];

/**
 * Reads the body of an update; {@link updateProblems} tells whether its parts go together.
 * @throws `x_content_parse_exception` for unknown members and wrong types.
 */
export function readUpdateBody(body: unknown, text: string): UpdateBody {
  const source: JsonSource = { text, parser: 'UpdateRequest' };
  const reader = new ObjectReader(body, source).allowOnly(FIELDS);
  return {
    ...given({
      doc: reader.freeObject('doc'),
      upsert: reader.freeObject('upsert'),
      script: readScript(reader.value('script')),
      source: reader.value('_source'),
      ifSeqNo: reader.integer('if_seq_no'),
      ifPrimaryTerm: reader.integer('if_primary_term'),
    }),
    scriptedUpsert: reader.boolean('scripted_upsert') ?? false,
    docAsUpsert: reader.boolean('doc_as_upsert') ?? false,
    detectNoop: reader.boolean('detect_noop') ?? true,
  };
}

/** An update, and how it is to be tried. */
export interface UpdateRequest {
  readonly update: UpdateBody;
  readonly hasSeqNo: boolean;
  readonly retryOnConflict: number;
}

/** What is wrong with an update, in Elasticsearch's words. */
export function updateProblems(request: UpdateRequest): readonly string[] {
  const { hasSeqNo, retryOnConflict } = request;
  const { doc, script, upsert, docAsUpsert } = request.update;
  return applicable([
    [hasSeqNo && retryOnConflict > 0, 'compare and write operations can not be retried'],
    [hasSeqNo && docAsUpsert, 'compare and write operations can not be used with upsert'],
    [
      hasSeqNo && upsert !== undefined,
      "upsert requests don't support `if_seq_no` and `if_primary_term`",
    ],
    [script === undefined && doc === undefined, 'script or doc is missing'],
    [script !== undefined && doc !== undefined, "can't provide both script and doc"],
    [doc === undefined && docAsUpsert, 'doc must be specified if doc_as_upsert is enabled'],
  ]);
}

/** What an Elasticsearch answers whose `script.allowed_types` is `none`. */
export function scriptsForbidden(kind: 'inline' | 'stored'): ElasticsearchError {
  return illegalArgument(
    'failed to execute script',
    illegalArgument(`cannot execute [${kind}] scripts`),
  );
}

function readScript(script: unknown): UpdateBody['script'] {
  if (script === undefined) {
    return undefined;
  }
  return isObject(script) && script.id !== undefined ? 'stored' : 'inline';
}
