import { decodeBase64 } from './base64';

/** What an `Authorization` header holds. Holds a secret: do not log. */
export type Credential =
  | { readonly scheme: 'basic'; readonly username: string; readonly password: string }
  | { readonly scheme: 'api_key'; readonly id: string; readonly secret: string }
  | { readonly scheme: 'bearer'; readonly token: string }
  | { readonly scheme: 'bad_api_key'; readonly why: string }
  /** `encoding` is present when it is no base64: what is wrong with it. */
  | { readonly scheme: 'bad_basic'; readonly encoding?: string };

/**
 * Reads an `Authorization` header: `Basic`, `ApiKey` or `Bearer` in any letter case, one space,
 * and the credential, which is in base64 for the first two.
 * @returns undefined for no header, an empty value and schemes that are not known
 */
export function parseAuthorization(header: string | undefined): Credential | undefined {
  const scheme = /^(basic|apikey|bearer) ([^]+)$/i.exec(header ?? '');
  if (scheme === null) return undefined;
  const [, name = '', value = ''] = scheme;
  switch (name.toLowerCase()) {
    case 'basic':
      return parseBasic(value);
    case 'apikey':
      return parseApiKey(value);
    default:
      return { scheme: 'bearer', token: value };
  }
}

function parseBasic(value: string): Credential {
  const { text, problem } = decodeBase64(value.trim());
  if (problem !== undefined) return { scheme: 'bad_basic', encoding: problem };
  const colon = text.indexOf(':');
  if (colon === -1) return { scheme: 'bad_basic' };
  return { scheme: 'basic', username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function parseApiKey(value: string): Credential {
  const { text, problem } = decodeBase64(value);
  if (problem !== undefined) return { scheme: 'bad_api_key', why: problem };
  const colon = text.indexOf(':');
  if (colon < 1) return { scheme: 'bad_api_key', why: 'invalid ApiKey value' };
  return { scheme: 'api_key', id: text.slice(0, colon), secret: text.slice(colon + 1) };
}
