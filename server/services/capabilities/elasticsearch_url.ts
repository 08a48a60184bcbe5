/** Where an address can come from; earlier fields win. */
export interface ElasticsearchUrlSources {
  /** The plugin's own setting. */
  readonly configured: string | undefined;
  /** Kibana's `elasticsearch.publicBaseUrl`. */
  readonly publicBaseUrl: string | undefined;
  /** What Kibana itself calls; people may not reach it, but it is the best guess left. */
  readonly hosts: readonly string[];
}

function withoutCredentials(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href.replace(/\/+$/, '');
}

/** The cluster's address for a person's terminal, without credentials or a slash at its end. */
export const elasticsearchUrl = (sources: ElasticsearchUrlSources): string | undefined =>
  [sources.configured, sources.publicBaseUrl, ...sources.hosts]
    .filter((address) => address !== undefined)
    .map(withoutCredentials)
    .find((address) => address !== undefined);
