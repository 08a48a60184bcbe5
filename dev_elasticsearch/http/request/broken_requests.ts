import { STATUS_CODES } from 'node:http';
import type { Server } from 'node:http';
import type { ElasticsearchError } from '../../lib/elasticsearch_error';
import { illegalArgument } from '../../lib/elasticsearch_error';
import { messageOf, systemErrorCode } from '../../lib/system_error';
import { tooLongHeader } from './line_lengths';

/**
 * Answers what is no HTTP, or too long to be read, in the shape of Elasticsearch's errors, and hangs
 * up. Replaces the answer of whoever listens for such requests already.
 */
export function answerBrokenRequests(listener: Server): void {
  listener.removeAllListeners('clientError');
  listener.on('clientError', (error, socket) => {
    if (socket.writable) socket.end(rawResponse(errorFor(error)));
    else socket.destroy(error);
  });
}

function errorFor(error: Error): ElasticsearchError {
  const code = systemErrorCode(error);
  return code === 'HPE_HEADER_OVERFLOW' ? tooLongHeader() : illegalArgument(messageOf(error));
}

function rawResponse(error: ElasticsearchError): string {
  const body = JSON.stringify(error.toBody());
  return [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
