import type { Logger, LogMessage, LogMeta } from '@kbn/core/server';

/** From most to least talkative. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** One of {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One line of the log before it is written. */
export interface LogRecord {
  readonly level: LogLevel;
  /** Dotted origin such as `plugins.apiKeys`. */
  readonly context: string;
  readonly message: string;
  readonly meta?: LogMeta;
  /** The error behind the message; its stack is for the log only. */
  readonly error?: Error;
}

/** Where records go; must not throw. */
export type LogSink = (record: LogRecord) => void;

/** A logger for one context; a message function runs only when a sink is called. */
export function createLogger(sink: LogSink, ...contextParts: string[]): Logger {
  const context = contextParts.join('.');
  const write = (level: LogLevel) => (message: LogMessage | Error, meta?: LogMeta) => {
    sink({
      level,
      context,
      message: textOf(message),
      ...(message instanceof Error && { error: message }),
      ...(meta !== undefined && { meta }),
    });
  };
  return {
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
    get: (...children) => createLogger(sink, ...contextParts, ...children),
  };
}

function textOf(message: LogMessage | Error): string {
  if (message instanceof Error) return message.message;
  return typeof message === 'function' ? message() : message;
}

const toStandardError = (text: string): void => {
  process.stderr.write(text);
};

/** Writes records of a level and above to standard error, one line each, errors with their stack. */
export function standardErrorSink(
  threshold: LogLevel,
  now: () => number,
  write: (text: string) => void = toStandardError,
): LogSink {
  return ({ level, context, message, error }) => {
    if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(threshold)) return;
    const time = new Date(now()).toISOString();
    const text = error?.stack ?? message;
    write(`[${time}][${level.toUpperCase().padEnd(5)}][${context}] ${text}\n`);
  };
}
