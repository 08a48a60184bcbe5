/** A service account's token as it is shown. Holds a secret: do not log. */
export interface ServiceToken {
  /** `elastic/kibana` */
  readonly principal: string;
  readonly name: string;
  readonly secret: string;
}

/** What the bytes of every such token begin with: in base64, `AAEAA`. */
const PREFIX = Buffer.from([0, 1, 0, 1]);

/** The bearer string of a token, in base64 without padding. */
export function encodeServiceToken({ principal, name, secret }: ServiceToken): string {
  const text = Buffer.from(`${principal}/${name}:${secret}`, 'utf8');
  return Buffer.concat([PREFIX, text]).toString('base64').replace(/=+$/, '');
}

/** Reads a bearer string; undefined when it is no token of a service account. */
export function parseServiceToken(bearer: string): ServiceToken | undefined {
  const bytes = Buffer.from(bearer, 'base64');
  if (!bytes.subarray(0, PREFIX.length).equals(PREFIX)) return undefined;
  const text = bytes.subarray(PREFIX.length).toString('utf8');
  const [, principal, name, secret] = /^([^/:]+\/[^/:]+)\/([^/:]+):([^]*)$/.exec(text) ?? [];
  if (principal === undefined || name === undefined || secret === undefined) return undefined;
  return { principal, name, secret };
}
