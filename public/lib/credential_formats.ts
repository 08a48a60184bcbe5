import type { CreatedApiKey } from '../../common/api_keys/api_key';

/** Every {@link CredentialFormat}, in the order of the menu. */
export const CREDENTIAL_FORMATS = ['encoded', 'json', 'beats', 'logstash'] as const;

/** Spellings in which a product wants the credential. */
export type CredentialFormat = (typeof CREDENTIAL_FORMATS)[number];

/** Stands for a secret on screen; as long for every secret, so that it tells nothing. */
export const MASK = '•'.repeat(32);

const FORMATS: Readonly<Record<CredentialFormat, (created: CreatedApiKey) => string>> = {
  encoded: ({ encoded }) => encoded,
  json: (created) => JSON.stringify(created),
  beats: ({ id, api_key }) => `${id}:${api_key}`,
  logstash: ({ id, api_key }) => `${id}:${api_key}`,
};

/** The credential as the product wants it. The result HOLDS A SECRET. */
export const credentialText = (created: CreatedApiKey, format: CredentialFormat): string =>
  FORMATS[format](created);

/** `"`, `$`, `` ` `` and `\` keep a meaning inside a shell's double quotes. */
const insideDoubleQuotes = (text: string): string => text.replaceAll(/["$`\\]/g, '\\$&');

/**
 * A line for a terminal that asks the cluster for its name with the key; `ES_URL` of the terminal
 * stands in for an unknown address. HOLDS A SECRET unless `encoded` is {@link MASK}.
 */
export function curlLine(encoded: string, elasticsearchUrl?: string): string {
  const address = elasticsearchUrl ? insideDoubleQuotes(elasticsearchUrl) : '${ES_URL}';
  return `curl "${address}" -H "Authorization: ApiKey ${encoded}"`;
}
