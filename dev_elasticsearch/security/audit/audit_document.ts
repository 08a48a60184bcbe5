import { given } from '../../lib/given';
import { authenticationType, realmOf } from '../authentication/authentication';
import type { Authentication, Identity } from '../authentication/authentication';
import type { NodeIdentity } from '../node_identity';
import type { AuditEvent, AuditedRequest } from './audit_event';
import type { AuditDocument } from './audit_trail';
import { requestName } from './request_names';

const DATASET = 'elasticsearch.audit';

/** The data stream that Elastic's integration *Elasticsearch* (data set `audit`) writes to. */
export const AUDIT_DATA_STREAM = `logs-${DATASET}-default`;

/** The cluster and the node that events are of. */
export interface AuditedNode extends NodeIdentity {
  readonly clusterUuid: string;
}

/** Longest URL that is kept, in characters: a keyword field ignores longer ones anyway. */
const MAX_URL = 1024;

type Members = Readonly<Record<string, unknown>>;

/** The layer an event comes from, and its category and type in ECS. */
const KINDS = {
  refused: { layer: 'rest', category: 'database', type: 'access' },
  authenticated: { layer: 'rest', category: 'database', type: 'access' },
  judged: { layer: 'transport', category: 'database', type: 'access' },
  changed: { layer: 'security_config_change', category: 'iam', type: 'change' },
} as const;

/**
 * An event in the fields of Elastic's integration (elastic/integrations, packages/elasticsearch,
 * data_stream/audit): ECS, and Elasticsearch's own below `elasticsearch.audit`. Without `message`, the
 * log line, of which all is in the fields; and without request bodies, which may hold secrets.
 */
export function auditDocument(
  event: AuditEvent,
  request: AuditedRequest,
  node: AuditedNode,
): AuditDocument {
  const at = new Date(event.kind === 'changed' ? event.at : request.at).toISOString();
  const { user, destination, audit } = about(event);
  return {
    '@timestamp': at,
    data_stream: { type: 'logs', dataset: DATASET, namespace: 'default' },
    event: eventMembers(event, at),
    elasticsearch: {
      audit: {
        layer: KINDS[event.kind].layer,
        origin: { type: 'rest' },
        request: { id: request.id, ...given({ name: requestNameOf(event) }) },
        ...given({ opaque_id: request.opaqueId }),
        ...audit,
      },
      cluster: { name: node.clusterName, uuid: node.clusterUuid },
      node: { id: node.nodeId, name: node.nodeName },
    },
    host: { id: node.nodeId, name: node.nodeName },
    http: { request: { id: request.id, method: request.method } },
    log: { level: 'info' },
    service: { type: 'elasticsearch' },
    ...sourceOf(request),
    url: { original: request.url.slice(0, MAX_URL) },
    ...usersOf(user, destination),
  };
}

function eventMembers({ kind, action }: AuditEvent, created: string): Members {
  const { category, type } = KINDS[kind];
  return {
    action,
    category: [category],
    created,
    dataset: DATASET,
    kind: 'event',
    module: 'elasticsearch',
    outcome: /(_denied|_failed)$/.test(action) ? 'failure' : 'success',
    type: [type],
  };
}

interface About {
  /** Whose credential it was; absent when nobody can tell. */
  readonly user?: string | undefined;
  /** The user that was changed. */
  readonly destination?: string | undefined;
  /** Members of `elasticsearch.audit`. */
  readonly audit: Members;
}

function about(event: AuditEvent): About {
  switch (event.kind) {
    case 'refused':
      return {
        user: event.claim.username,
        audit: given({ apikey: given({ id: event.claim.apiKeyId }) }),
      };
    case 'authenticated':
      return {
        user: actor(event.authentication).user.username,
        audit: { realm: realmOf(actor(event.authentication)).name, ...who(event.authentication) },
      };
    case 'judged':
      return {
        user: actor(event.authentication).user.username,
        audit: {
          action: event.judged,
          ...(event.indices.length === 0 ? {} : { indices: event.indices }),
          ...who(event.authentication),
        },
      };
    case 'changed':
      return {
        user: actor(event.authentication).user.username,
        destination: event.change.username,
        audit: { ...event.change.details, ...who(event.authentication) },
      };
  }
}

/** Who showed the credential: not the user that is impersonated by run-as. */
function actor({ runBy, ...own }: Authentication): Identity {
  return runBy ?? own;
}

function who(authentication: Authentication): Members {
  const { user, apiKey, bearer } = actor(authentication);
  const runAs = authentication.runBy === undefined ? undefined : authentication.user;
  const token =
    bearer?.kind === 'service_account' ? { name: bearer.tokenName, type: 'index' } : undefined;
  return {
    authentication: {
      type: authenticationType(authentication).toUpperCase(),
      ...given({ token }),
    },
    user: {
      realm: user.realm.name,
      roles: user.roles,
      ...given({ run_as: runAs && { name: runAs.username, realm: runAs.realm.name } }),
    },
    ...given({ apikey: apiKey && { id: apiKey.id, name: apiKey.name } }),
  };
}

function requestNameOf(event: AuditEvent): string | undefined {
  return event.kind === 'judged' ? requestName(event.judged) : undefined;
}

function sourceOf({ address }: AuditedRequest): Members {
  if (address === undefined) return {};
  const ip = address.replace(/^::ffff:/, '');
  return { source: { address, ip } };
}

function usersOf(user: string | undefined, destination: string | undefined): Members {
  const related = [...new Set([user, destination].filter((name) => name !== undefined))];
  return {
    ...given({
      user: user === undefined ? undefined : { name: user },
      destination: destination === undefined ? undefined : { user: { name: destination } },
    }),
    ...(related.length === 0 ? {} : { related: { user: related } }),
  };
}
