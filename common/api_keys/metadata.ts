/** The first top-level name that Elasticsearch keeps for itself (leading `_`); undefined when none. */
export const reservedMetadataKey = (metadata: object): string | undefined =>
  Object.keys(metadata).find((key) => key.startsWith('_'));
