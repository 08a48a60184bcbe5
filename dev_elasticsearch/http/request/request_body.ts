import type { Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import { JsonSyntaxError, locationOf } from '../../lib/json/json_scanner';
import { parseJson } from '../../lib/json/parse_json';
import { systemErrorCode } from '../../lib/system_error';

/** How a body travels. */
export interface BodyEncoding {
  /** `Content-Encoding`; undefined = as is. */
  readonly contentEncoding: string | undefined;
  /** `Content-Length` in bytes; undefined = chunked. */
  readonly contentLength: number | undefined;
  /** Most bytes a body may have, before and after decompression. */
  readonly maxBytes: number;
}

/** The client went away before its body was whole. */
export class AbortedRequestError extends Error {
  constructor(cause: unknown) {
    super('The request was aborted by the client', { cause });
    this.name = 'AbortedRequestError';
  }
}

/**
 * Reads a request body as text; undefined when it is too large, before or after decompression.
 * @throws 400 when it is neither gzip nor UTF-8 as announced; AbortedRequestError
 */
export async function readBody(
  stream: Readable,
  encoding: BodyEncoding,
): Promise<string | undefined> {
  const { contentEncoding = 'identity', contentLength = 0, maxBytes } = encoding;
  if (contentLength > maxBytes) return undefined;
  const bytes = await collect(decompressed(stream, contentEncoding), maxBytes);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (systemErrorCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw badUtf8(bytes);
    throw error;
  }
}

/** Says where the first byte stands that is no UTF-8: where decoding and encoding changes it. */
function badUtf8(bytes: Buffer): ElasticsearchError {
  const replaced = Buffer.from(bytes.toString('utf8'), 'utf8');
  const offset = bytes.findIndex((byte, at) => byte !== replaced[at]);
  const before = bytes.toString('utf8', 0, offset);
  const { line, column } = locationOf(before, before.length);
  const byte = bytes.readUInt8(offset).toString(16);
  return malformed(`[${line}:${column}] Invalid UTF-8 start byte 0x${byte}`);
}

const DECOMPRESSORS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
]);

function decompressed(stream: Readable, contentEncoding: string): Readable {
  const encoding = contentEncoding.trim().toLowerCase();
  if (encoding === 'identity') return stream;
  const create = DECOMPRESSORS.get(encoding);
  if (create === undefined) {
    throw illegalArgument(`Content-Encoding header [${contentEncoding}] is not supported`);
  }
  const decompressor = create();
  stream.on('error', (error) => decompressor.destroy(error));
  return stream.pipe(decompressor);
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) return undefined;
      chunks.push(chunk);
    }
  } catch (error) {
    const code = systemErrorCode(error);
    if (code?.startsWith('Z_') === true) throw malformed('The request body is not valid gzip');
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
      throw new AbortedRequestError(error);
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
