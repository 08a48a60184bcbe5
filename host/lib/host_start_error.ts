/** Why the host did not start, or did not stay. */
export type HostStartErrorCode =
  | 'invalid_options'
  | 'data_folder_unusable'
  | 'port_in_use'
  | 'address_unavailable'
  | 'elasticsearch_unreachable'
  | 'elasticsearch_credentials_rejected'
  | 'elasticsearch_failed'
  | 'plugin_not_built'
  | 'plugin_invalid'
  | 'plugin_failed';

/** One sentence for the person who started the host; holds no secret. */
export class HostStartError extends Error {
  override readonly name = 'HostStartError';

  constructor(
    readonly code: HostStartErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The message of anything that was thrown, without its stack. */
export function reasonOf(error: unknown): string {
  return String(memberOf(error, 'message') ?? error);
}

/** Node's code of a failed system call, such as `EADDRINUSE`. */
export function systemCodeOf(error: unknown): string | undefined {
  const code = memberOf(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

// Not by `instanceof Error`: code run in another context throws errors of that context.
function memberOf(error: unknown, name: 'code' | 'message'): unknown {
  return typeof error === 'object' && error !== null
    ? (error as Readonly<Partial<Record<typeof name, unknown>>>)[name]
    : undefined;
}
