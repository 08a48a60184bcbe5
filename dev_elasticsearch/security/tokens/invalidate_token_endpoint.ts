import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';
import { callerOf } from '../caller';
import type { AccessTokens } from './access_tokens';
import type { TokenSelection } from './invalidate';
import { tokenAction } from './token_deps';

/** `DELETE /_security/oauth2/token`: ends one token, or all of a user or a realm. */
export function invalidateTokenEndpoint(tokens: AccessTokens): Endpoint {
  return {
    methods: ['delete'],
    paths: ['/_security/oauth2/token'],
    queryParameters: [],
    body: 'required',
    handle: async (request) => {
      const selection = parseSelection(request.body, request.bodyText);
      callerOf(request).requireCluster(tokenAction('invalidate'));
      const counts = await tokens.invalidate(selection);
      return {
        status: counts === undefined ? 404 : 200,
        body: {
          invalidated_tokens: counts?.invalidated ?? 0,
          previously_invalidated_tokens: counts?.previously ?? 0,
          error_count: 0,
        },
      };
    },
  };
}

function parseSelection(body: unknown, text: string): TokenSelection {
  const reader = new ObjectReader(body, { text, parser: 'invalidate_token' });
  reader.allowOnly(['token', 'refresh_token', 'realm_name', 'username']);
  const read = (field: string): string | undefined => {
    const value = reader.string(field) ?? '';
    return value.trim() === '' ? undefined : value;
  };
  const [access, refresh] = [read('token'), read('refresh_token')];
  if (access !== undefined && refresh !== undefined) {
    throw reader.badObject(
      illegalArgument('only one of [token, refresh_token] may be sent per request'),
    );
  }
  const token = access ?? refresh;
  const owner = given({ realm: read('realm_name'), username: read('username') });
  const problems = selectionProblems(token, Object.keys(owner).length > 0);
  if (problems.length > 0) throw validationFailed(problems);
  if (token === undefined) return { kind: 'owner', ...owner };
  return { kind: access === undefined ? 'refresh_token' : 'access_token', token };
}

function selectionProblems(token: string | undefined, namesOwner: boolean): string[] {
  if (!namesOwner) {
    if (token !== undefined) return [];
    return ['token string must be provided when not specifying a realm name or a username'];
  }
  if (token === undefined) return [];
  return [
    'token string must not be provided when realm name or username is specified',
    'token type must not be provided when realm name or username is specified',
  ];
}
