/** Addresses of Elastic's documentation for the running version. */
export interface DocLinksStart {
  /** For example `9.4` in 9.x, `8.12` in 8.x. */
  readonly DOC_LINK_VERSION: string;
  /** With a trailing slash. */
  readonly ELASTIC_WEBSITE_URL: string;
  /**
   * Area to page to address. A subset that 8.12 to 9.x share; a link missing at run time is
   * `undefined`, so keep a fallback.
   */
  readonly links: {
    readonly security: Readonly<Record<string, string | undefined>>;
    readonly apis: Readonly<Record<string, string | undefined>>;
  } & Readonly<Record<string, unknown>>;
}
