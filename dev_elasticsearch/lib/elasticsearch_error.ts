/** What an error is made of; `metadata` is written beside `type` and `reason`. */
export interface ElasticsearchErrorOptions {
  /** HTTP status of the answer. */
  readonly status: number;
  /** Elasticsearch's snake_case exception name, for example `index_not_found_exception`. */
  readonly type: string;
  /** Text for people; Elasticsearch's own words where clients look at them. Absent = `null`. */
  readonly reason?: string | null;
  /** Further members of the error object, for example `index` or `resource.id`. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Rendered as `caused_by`, recursively. */
  readonly causedBy?: ElasticsearchError;
  /** Rendered as `root_cause`. Absent = this error alone, without its cause. */
  readonly rootCause?: readonly ElasticsearchError[];
  /** Response headers beside the body, for example `WWW-Authenticate`. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
}

/** How an error is shown. */
export interface ErrorRendering {
  /** Show `stack_trace` too (`error_trace`). Default false. */
  readonly withTrace?: boolean;
}

/** The members of one error, as they appear in `error`, `root_cause[]` and `caused_by`. */
export type ErrorObject = Record<string, unknown>;

/** The body of a failed request: `{"error": {...}, "status": n}`. */
export interface ErrorBody {
  readonly error: ErrorObject;
  readonly status: number;
}

/**
 * An error that has an answer of its own: status, type, reason and cause, rendered as
 * Elasticsearch's error envelope. Never put a secret into `reason` or `metadata`.
 */
export class ElasticsearchError extends Error {
  readonly status: number;
  readonly type: string;
  readonly reason: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly causedBy: ElasticsearchError | undefined;
  readonly rootCause: readonly ElasticsearchError[];
  readonly headers: Readonly<Record<string, readonly string[]>>;

  constructor(options: ElasticsearchErrorOptions) {
    super(options.reason ?? options.type, { cause: options.causedBy });
    this.name = 'ElasticsearchError';
    this.status = options.status;
    this.type = options.type;
    this.reason = options.reason ?? null;
    this.metadata = options.metadata ?? {};
    this.causedBy = options.causedBy;
    this.rootCause = options.rootCause ?? [this];
    this.headers = options.headers ?? {};
  }

  /** The error without envelope: metadata, type, reason, cause. Used for items of a bulk answer. */
  toObject(rendering: ErrorRendering = {}): ErrorObject {
    return {
      ...this.ownMembers(),
      ...(this.causedBy === undefined ? {} : { caused_by: this.causedBy.toObject(rendering) }),
      ...this.trace(rendering),
    };
  }

  /** The whole answer body. */
  toBody(rendering: ErrorRendering = {}): ErrorBody {
    return {
      error: {
        root_cause: this.rootCause.map((error) => ({
          ...error.ownMembers(),
          ...error.trace(rendering),
        })),
        ...this.toObject(rendering),
      },
      status: this.status,
    };
  }

  private ownMembers(): ErrorObject {
    return { type: this.type, reason: this.reason, ...this.metadata };
  }

  /** The place in this server, not in Elasticsearch, that refused the request. */
  private trace({ withTrace = false }: ErrorRendering): ErrorObject {
    return withTrace ? { stack_trace: this.stack ?? this.message } : {};
  }
}

/** 400 `illegal_argument_exception`: the request is understood and makes no sense. */
export function illegalArgument(reason: string, causedBy?: ElasticsearchError): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'illegal_argument_exception',
    reason,
    ...(causedBy === undefined ? {} : { causedBy }),
  });
}

/** 400 `parse_exception`: the body is JSON, and not of the shape that is wanted. */
export function parseFailure(reason: string): ElasticsearchError {
  return new ElasticsearchError({ status: 400, type: 'parse_exception', reason });
}

/** 400 `validation_exception`: one problem, which Elasticsearch finds while it reads the body. */
export function validationException(problem: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'validation_exception',
    reason: `Validation Failed: 1: ${problem};`,
  });
}

/** 400 `action_request_validation_exception`: numbered messages, judged before authorization. */
export function validationFailed(messages: readonly string[]): ElasticsearchError {
  const numbered = messages.map((message, index) => `${String(index + 1)}: ${message};`);
  return new ElasticsearchError({
    status: 400,
    type: 'action_request_validation_exception',
    reason: `Validation Failed: ${numbered.join('')}`,
  });
}
