import type { IncomingHttpHeaders } from 'node:http';
import { ElasticsearchError } from '../../lib/elasticsearch_error';

/** Elasticsearch's default of `http.max_initial_line_length`, 4 kB. */
const MAX_LINE_BYTES = 4096;

/** Elasticsearch's default of `http.max_header_size`, 16 kB. */
const MAX_HEADER_BYTES = 16_384;

interface Lines {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** @throws 400 too_long_http_line_exception or too_long_http_header_exception */
export function checkLineLengths({ method, url, headers }: Lines): void {
  const line = method.length + url.length + ' / HTTP/1.1'.length - 1;
  if (line > MAX_LINE_BYTES) {
    throw tooLong('line', `An HTTP line is larger than ${MAX_LINE_BYTES} bytes.`);
  }
  let size = 0;
  for (const name in headers) size += name.length + String(headers[name]).length + 4;
  if (size > MAX_HEADER_BYTES) throw tooLongHeader();
}

/** The refusal of headers that are too long together. */
export function tooLongHeader(): ElasticsearchError {
  return tooLong('header', `HTTP header is larger than ${MAX_HEADER_BYTES} bytes.`);
}

function tooLong(what: string, reason: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: `too_long_http_${what}_exception`,
    reason,
    headers: { connection: ['close'] },
  });
}
