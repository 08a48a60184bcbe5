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
  return error instanceof Error ? error.message : String(error);
}
