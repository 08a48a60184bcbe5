import type { Authentication } from '../authentication/authentication';

/** The request that events are about. Holds no credential and no body. */
export interface AuditedRequest {
  /** Joins the events of one request: 22 random URL-safe characters. */
  readonly id: string;
  /** When it came, milliseconds since the epoch. */
  readonly at: number;
  /** In capitals. */
  readonly method: string;
  /** Path and query, undecoded. */
  readonly url: string;
  /** Undefined when the client had gone already. */
  readonly address?: string | undefined;
  /** What the client sent as `X-Opaque-Id`. */
  readonly opaqueId?: string | undefined;
}

/** Who the request says it is of, as far as that can be told without its credential being right. */
export interface Claim {
  readonly username?: string;
  readonly apiKeyId?: string;
}

/** A change of users, roles, privileges or keys; its names are Elasticsearch's `event.action`s. */
export interface SecurityChange {
  readonly action: string;
  /** What changed, by name and id: for example `{create: {apikey: {id, name}}}`. */
  readonly details: Readonly<Record<string, unknown>>;
  /** The user that was changed. */
  readonly username?: string;
}

/** Something that the audit trail tells. */
export type AuditEvent =
  | {
      readonly kind: 'refused';
      readonly action: 'anonymous_access_denied' | 'authentication_failed';
      readonly claim: Claim;
    }
  | {
      readonly kind: 'authenticated';
      readonly action: 'authentication_success' | 'run_as_granted' | 'run_as_denied';
      readonly authentication: Authentication;
    }
  | {
      readonly kind: 'judged';
      readonly action: 'access_granted' | 'access_denied';
      readonly authentication: Authentication;
      /** What was to be done: `indices:data/read/search`. */
      readonly judged: string;
      /** Names the action was judged on; none for cluster actions. */
      readonly indices: readonly string[];
    }
  | {
      readonly kind: 'changed';
      readonly action: string;
      readonly authentication: Authentication;
      readonly change: SecurityChange;
      /** When it was done, milliseconds since the epoch. */
      readonly at: number;
    };
