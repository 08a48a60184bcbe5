/** Who is signed in, as Elasticsearch's authenticate API names them. */
export interface InjectedUser {
  readonly username: string;
  readonly realm: string;
  readonly roles: readonly string[];
}

/** What the user may see; the shape of core's `Capabilities`, which server and browser declare apart. */
export interface InjectedCapabilities {
  readonly management: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
  readonly catalogue: Readonly<Record<string, boolean>>;
  readonly navLinks: Readonly<Record<string, boolean>>;
  readonly [feature: string]: Readonly<Record<string, boolean | Readonly<Record<string, boolean>>>>;
}

/** A plugin whose browser bundle the page loads. */
export interface InjectedPlugin {
  /** As in the manifest; the bundle key is `plugin/<id>/public`. */
  readonly id: string;
  /** The settings that the plugin's `exposeToBrowser` lists, validated. */
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * What the server tells the page before any script runs: the JSON in the `data` attribute of
 * `<kbn-injected-metadata>`, which stands before the scripts. Holds no secret. Mirrors the place
 * and purpose of Kibana 8.12.2's element, not its fields.
 */
export interface InjectedMetadata {
  /** The Kibana version that the host stands in for; sent as `kbn-version`. */
  readonly kibanaVersion: string;
  /** Absent: 0. */
  readonly buildNumber?: number;
  /** Path in front of every address; `''` at the root, otherwise without a trailing slash. */
  readonly basePath: string;
  /** Language tag such as `en`. */
  readonly locale: string;
  /**
   * Plugin id to the folder URL of its bundle, with base path and trailing slash; becomes
   * `window.__kbnPublicPath__`. Empty on the login page.
   */
  readonly publicPaths: Readonly<Record<string, string>>;
  readonly plugins: readonly InjectedPlugin[];
  /** Absent on the login page, where nobody is signed in. */
  readonly user?: InjectedUser;
  /** As the server worked them out for the user; all empty on the login page. */
  readonly capabilities: InjectedCapabilities;
  /** The cluster behind the page, for the header; absent while it is unknown. */
  readonly elasticsearch?: { readonly clusterName: string; readonly version: string };
}
