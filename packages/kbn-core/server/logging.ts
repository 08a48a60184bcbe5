/** Structured fields written beside the message, in Elastic Common Schema. Holds no secret. */
export type LogMeta = Readonly<Record<string, unknown>>;

/** Text, or a function that builds it and is called only when the level is on. */
export type LogMessage = string | (() => string);

/**
 * Writes one line each call under a dotted context such as `plugins.apiKeys.routes`.
 * Nothing here redacts: callers never pass secrets.
 */
export interface Logger {
  /** Step-by-step detail, off by default. */
  trace(message: LogMessage, meta?: LogMeta): void;
  /** What an engineer needs to follow one request, off by default. */
  debug(message: LogMessage, meta?: LogMeta): void;
  /** What an operator expects to see during a normal day. */
  info(message: LogMessage, meta?: LogMeta): void;
  /** Something unexpected that the process recovers from by itself. */
  warn(messageOrError: LogMessage | Error, meta?: LogMeta): void;
  /** A failed operation that somebody should look at; an `Error` keeps its stack and cause. */
  error(messageOrError: LogMessage | Error, meta?: LogMeta): void;
  /** The process cannot go on. */
  fatal(messageOrError: LogMessage | Error, meta?: LogMeta): void;
  /** A logger whose context is this one's with the given parts appended, joined by dots. */
  get(...childContextPaths: string[]): Logger;
}

/** Hands out loggers below a context that is already fixed, for example `plugins.apiKeys`. */
export interface LoggerFactory {
  /** Without parts: the logger of the fixed context itself. */
  get(...contextParts: string[]): Logger;
}
