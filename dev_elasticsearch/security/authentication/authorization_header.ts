/** What an `Authorization` header holds. Holds a secret: do not log. */
export type Credential =
  | { readonly scheme: 'basic'; readonly username: string; readonly password: string }
  | { readonly scheme: 'api_key'; readonly id: string; readonly secret: string }
  | { readonly scheme: 'bearer'; readonly token: string }
  | { readonly scheme: 'bad_api_key'; readonly why: string }
  | { readonly scheme: 'bad_basic' };

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
  const decoded = decodeBase64(value.trim());
  const colon = decoded?.indexOf(':') ?? -1;
  if (decoded === undefined || colon === -1) return { scheme: 'bad_basic' };
  return {
    scheme: 'basic',
    username: decoded.slice(0, colon),
    password: decoded.slice(colon + 1),
  };
}

function parseApiKey(value: string): Credential {
  const decoded = decodeBase64(value);
  if (decoded === undefined) return { scheme: 'bad_api_key', why: 'illegal base64 character' };
  const colon = decoded.indexOf(':');
  if (colon < 1) return { scheme: 'bad_api_key', why: 'invalid ApiKey value' };
  return { scheme: 'api_key', id: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
}

/** Standard base64 in UTF-8; padding may be missing, URL-safe characters and blanks are refused. */
function decodeBase64(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) {
    return undefined;
  }
  return Buffer.from(text, 'base64').toString('utf8');
}
