import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../lib/clock';
import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import type { RandomBytes } from '../../lib/ids';
import type { SecuritySubject } from '../authorization/security_subject';
import { parseAuthorization } from '../authentication/authorization_header';
import { callerOf } from '../caller';
import { auditDocument } from './audit_document';
import type { AuditedNode } from './audit_document';
import type { AuditEvent, AuditedRequest, Claim } from './audit_event';
import type { AuditTrail } from './audit_trail';
import { RequestJudgements } from './request_judgements';
import { changeOf, changesSecurity } from './security_changes';

/** What telling events works with. */
export interface AuditDeps {
  readonly trail: Pick<AuditTrail, 'record'>;
  readonly node: AuditedNode;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** A request as authentication sees it. */
export interface IncomingRequest {
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
  readonly method?: string;
  readonly remoteAddress?: string | undefined;
}

type Authenticate<Request> = (request: Request) => Promise<SecuritySubject>;

/** Authentication that tells the trail who came, who was refused, and what then was judged. */
export function auditedAuthenticate<Request extends IncomingRequest>(
  authenticate: Authenticate<Request>,
  deps: AuditDeps,
): Authenticate<Request> {
  const { trail, node } = deps;
  return async (incoming) => {
    const request = auditedRequest(incoming, deps);
    const record = (event: AuditEvent): void => {
      trail.record(() => [auditDocument(event, request, node)]);
    };
    try {
      const subject = await authenticate(incoming);
      for (const event of admissionOf(subject)) record(event);
      return subject.observedBy(new RequestJudgements(request, subject.authentication, deps));
    } catch (error) {
      if (error instanceof ElasticsearchError && error.status === 401) record(refusalOf(incoming));
      throw error;
    }
  };
}

/** Endpoints that tell the trail what they changed. Those that change no security are as they were. */
export function auditedEndpoints(endpoints: readonly Endpoint[], deps: AuditDeps): Endpoint[] {
  return endpoints.map((endpoint) =>
    changesSecurity(endpoint.paths) ? auditedEndpoint(endpoint, deps) : endpoint,
  );
}

function auditedEndpoint(endpoint: Endpoint, { trail, node, clock }: AuditDeps): Endpoint {
  return {
    ...endpoint,
    handle: async (request) => {
      const response = await endpoint.handle(request);
      const change = changeOf(endpoint.paths, request, response);
      const { observer, authentication } = callerOf(request);
      if (change !== undefined && observer instanceof RequestJudgements) {
        const at = clock();
        const { action } = change;
        trail.record(() => [
          auditDocument(
            { kind: 'changed', action, authentication, change, at },
            observer.request,
            node,
          ),
        ]);
      }
      return response;
    },
  };
}

function auditedRequest(
  { headers, url, method = '', remoteAddress }: IncomingRequest,
  { clock, random }: AuditDeps,
): AuditedRequest {
  const opaqueId = headers['x-opaque-id'];
  return {
    id: random(16).toString('base64url'),
    at: clock(),
    method: method.toUpperCase(),
    url,
    address: remoteAddress,
    opaqueId: typeof opaqueId === 'string' ? opaqueId : undefined,
  };
}

function admissionOf({ authentication, isRunAs, isRunAsRefused }: SecuritySubject): AuditEvent[] {
  const success: AuditEvent = {
    kind: 'authenticated',
    action: 'authentication_success',
    authentication,
  };
  if (!isRunAs) return [success];
  const action = isRunAsRefused ? 'run_as_denied' : 'run_as_granted';
  return [success, { kind: 'authenticated', action, authentication }];
}

function refusalOf({ headers }: IncomingRequest): AuditEvent {
  const credential = parseAuthorization(headers.authorization);
  if (credential === undefined) {
    return { kind: 'refused', action: 'anonymous_access_denied', claim: {} };
  }
  return { kind: 'refused', action: 'authentication_failed', claim: claimOf(credential) };
}

/** Of a key only what has the form of an id: a secret in its place must not be told. */
const KEY_ID = /^[\w-]{20}$/;

function claimOf(credential: NonNullable<ReturnType<typeof parseAuthorization>>): Claim {
  switch (credential.scheme) {
    case 'basic':
      return { username: credential.username };
    case 'api_key':
      return given({ apiKeyId: KEY_ID.test(credential.id) ? credential.id : undefined });
    default:
      return {};
  }
}
