import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ElasticsearchError, illegalArgument } from '../lib/elasticsearch_error';
import { JsonSyntaxError } from '../lib/json/json_scanner';
import { parseJson } from '../lib/json/parse_json';
import { systemErrorCode } from '../lib/system_error';

/** How a body travels. */
export interface BodyEncoding {
  /** `Content-Encoding`; undefined = as is. */
  readonly contentEncoding: string | undefined;
  /** `Content-Length` in bytes; undefined = chunked. */
  readonly contentLength: number | undefined;
  /** Most bytes a body may have, before and after decompression. */
  readonly maxBytes: number;
}

/**
 * Reads a request body as text.
 * @throws 413 when it is too large, 400 when it is neither gzip nor UTF-8 as announced.
 */
export async function readBody(stream: Readable, encoding: BodyEncoding): Promise<string> {
  const { contentEncoding = 'identity', contentLength = 0, maxBytes } = encoding;
  if (contentLength > maxBytes) throw tooLarge(maxBytes);
  const bytes = await collect(decompressed(stream, contentEncoding), maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (systemErrorCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw malformed('Invalid UTF-8 in the request body');
    }
    throw error;
  }
}

function decompressed(stream: Readable, contentEncoding: string): Readable {
  const encoding = contentEncoding.trim().toLowerCase();
  if (encoding === 'identity') return stream;
  if (encoding !== 'gzip') {
    throw illegalArgument(`Content-Encoding header [${contentEncoding}] is not supported`);
  }
  const gunzip = createGunzip();
  stream.on('error', (error) => gunzip.destroy(error));
  return stream.pipe(gunzip);
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (systemErrorCode(error)?.startsWith('Z_') === true) {
      throw malformed('The request body is not valid gzip');
    }
    throw error;
  }
  return Buffer.concat(chunks);
}

/**
 * Parses a body.
 * @throws 400 x_content_parse_exception, its reason beginning with `[line:column]`.
 */
export function parseJsonBody(text: string): unknown {
  return parsedAt(text, 0);
}

/** Parses newline-delimited JSON, one value a line; a blank line is skipped. */
export function parseNdjsonBody(text: string): unknown[] {
  if (!text.endsWith('\n')) {
    throw illegalArgument('The bulk request must be terminated by a newline [\\n]');
  }
  return text
    .split('\n')
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, index }) => parsedAt(line, index));
}

function parsedAt(text: string, linesBefore: number): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = error.location;
    throw malformed(`[${String(line + linesBefore)}:${String(column)}] ${error.message}`);
  }
}

function malformed(reason: string): ElasticsearchError {
  return new ElasticsearchError({ status: 400, type: 'x_content_parse_exception', reason });
}

function tooLarge(maxBytes: number): ElasticsearchError {
  return new ElasticsearchError({
    status: 413,
    type: 'content_too_large_exception',
    reason: `entity content is too large for the limit of [${String(maxBytes)}] bytes`,
    headers: { connection: ['close'] },
  });
}
