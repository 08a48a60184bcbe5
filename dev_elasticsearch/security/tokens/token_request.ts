import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';

/** The body of a request for a token. Holds secrets: do not log. */
export interface TokenRequest {
  readonly grantType: string | undefined;
  readonly username?: string;
  readonly password?: string;
  readonly kerberosTicket?: string;
  readonly refreshToken?: string;
  readonly scope?: string;
}

type Credential = 'username' | 'password' | 'kerberosTicket' | 'refreshToken';

const WIRE_NAMES: Readonly<Record<Credential, string>> = {
  username: 'username',
  password: 'password',
  kerberosTicket: 'kerberos_ticket',
  refreshToken: 'refresh_token',
};
const CREDENTIALS = Object.keys(WIRE_NAMES) as Credential[];

/** What each grant type must have; it may have no other credential. */
const REQUIRED: ReadonlyMap<string, readonly Credential[]> = new Map<string, Credential[]>([
  ['password', ['username', 'password']],
  ['_kerberos', ['kerberosTicket']],
  ['refresh_token', ['refreshToken']],
  ['client_credentials', []],
]);

/** Reads the body of a request for a token. @throws 400 x_content_parse_exception */
export function parseTokenRequest(body: unknown, text: string): TokenRequest {
  const reader = new ObjectReader(body, { text, parser: 'token_request' });
  reader.allowOnly(['grant_type', ...Object.values(WIRE_NAMES), 'scope']);
  return {
    grantType: reader.string('grant_type'),
    ...given({
      username: reader.string('username'),
      password: reader.string('password'),
      kerberosTicket: reader.string('kerberos_ticket'),
      refreshToken: reader.string('refresh_token'),
      scope: reader.string('scope'),
    }),
  };
}

/** What is wrong with a request for a token, a message each. */
export function tokenRequestProblems(request: TokenRequest): string[] {
  const { grantType = '' } = request;
  const required = REQUIRED.get(grantType);
  if (required === undefined) {
    return [`grant_type only supports the values: [${[...REQUIRED.keys()].join(', ')}]`];
  }
  return [
    ...CREDENTIALS.filter((field) => !required.includes(field) && request[field] !== undefined).map(
      (field) => `${WIRE_NAMES[field]} is not supported with the ${grantType} grant_type`,
    ),
    ...required
      .filter((field) => (request[field] ?? '') === '')
      .map((field) => `${WIRE_NAMES[field]} is missing`),
  ];
}
