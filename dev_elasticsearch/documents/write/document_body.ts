import { documentError } from '../../indices/catalog/index_error';
import { ElasticsearchError } from '../../lib/elasticsearch_error';
import { JsonSyntaxError } from '../../lib/json/json_scanner';
import { parseJson } from '../../lib/json/parse_json';
import { stringifyJson } from '../../lib/json/stringify_json';
import { isObject } from '../../search/request_reader';
import type { JsonObject } from '../../search/request_reader';

/** A document as a request brings it. */
export interface DocumentBody {
  readonly source: JsonObject;
  /** The text, where it is not the shortest JSON of the source: `1.0`, blanks. */
  readonly text?: string;
}

/**
 * Reads a document.
 * @throws `document_parsing_exception`, its reason beginning with `[line:column]`.
 */
export function parseDocument(text: string): DocumentBody {
  const source = parse(text);
  if (!isObject(source)) {
    throw documentError(
      '[1:1] failed to parse',
      `Expected START_OBJECT but got: ${text.slice(0, 1)}`,
    );
  }
  return stringifyJson(source) === text ? { source } : { source, text };
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) {
      throw error;
    }
    const { line, column } = error.location;
    const place = `[${line}:${column}]`;
    throw new ElasticsearchError({
      status: 400,
      type: 'document_parsing_exception',
      reason: `${place} failed to parse`,
      causedBy: new ElasticsearchError({
        status: 400,
        type: 'x_content_parse_exception',
        reason: `${place} ${error.message}`,
      }),
    });
  }
}
