import { ElasticsearchError, illegalArgument } from '../../../lib/elasticsearch_error';
import { SEPARATOR, visitLeaves } from '../../metadata/metadata_leaves';

/** `depth_limit` of a flattened field. */
const MAX_DEPTH = 20;

/** Most bytes that Lucene takes for one term, path and value together. */
const MAX_BYTES = 32_766;

/**
 * Why metadata cannot be indexed, as the field of type `flattened` that it is: nested too deeply, or
 * a value too long for a term. Undefined when it can.
 */
export function unindexableMetadata(
  metadata: Readonly<Record<string, unknown>>,
): ElasticsearchError | undefined {
  let reason: string | undefined;
  visitLeaves(metadata, (path, value, depth) => {
    reason ??= problemOf(path, value, depth);
  });
  return reason === undefined ? undefined : unparsable(reason);
}

function problemOf(path: string, value: string, depth: number): string | undefined {
  if (depth > MAX_DEPTH) {
    return `The provided [flattened] field [metadata_flattened] exceeds the maximum depth limit of [${MAX_DEPTH}].`;
  }
  if (path.includes(SEPARATOR)) {
    return `Do not include null bytes in the keys of a [flattened] field. Offending key: [${path.replaceAll(SEPARATOR, '\\0')}].`;
  }
  const [keyBytes, valueBytes] = [Buffer.byteLength(path), Buffer.byteLength(value)];
  if (keyBytes + 1 + valueBytes <= MAX_BYTES) return undefined;
  return (
    'Flattened field [metadata_flattened] contains one immense field whose keyed encoding is longer ' +
    `than the allowed max length of ${MAX_BYTES} bytes. Key length: ${keyBytes}, value length: ` +
    `${valueBytes} for key starting with [${path.slice(0, 50)}]`
  );
}

function unparsable(reason: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'document_parsing_exception',
    reason: 'failed to parse field [metadata_flattened] of type [flattened]',
    causedBy: illegalArgument(reason),
  });
}
