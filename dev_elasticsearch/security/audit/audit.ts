import type { Clock } from '../../lib/clock';
import type { RandomBytes } from '../../lib/ids';
import { SecuritySubject } from '../authorization/security_subject';
import type { Security } from '../security';
import { AUDIT_DATA_STREAM } from './audit_document';
import type { AuditedNode } from './audit_document';
import { AUDIT_MAPPINGS } from './audit_mappings';
import { AuditTrail, timerSchedule } from './audit_trail';
import type { AuditDocument } from './audit_trail';
import { auditedAuthenticate, auditedEndpoints } from './audited_security';

/** The data streams of the server, as far as the audit needs them. */
export interface AuditedData {
  appendToDataStream(append: {
    readonly name: string;
    readonly mappings: typeof AUDIT_MAPPINGS;
    readonly documents: readonly AuditDocument[];
  }): Promise<void>;
  trimDataStream(
    name: string,
    retention: { readonly before: number; readonly keep: number },
  ): Promise<unknown>;
}

/** What the audit is built on. */
export interface AuditParts {
  readonly data: AuditedData;
  readonly node: AuditedNode;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Gets one line when events were lost. */
  readonly log: (line: string) => void;
}

/** The audit trail of a server. */
export interface Audit {
  /** The same security, which tells the trail who came and what was judged and changed. */
  watch(security: Security): Security;
  /** Resolves when every event so far is in the data stream. Must be called before the store closes. */
  flush(): Promise<void>;
}

/**
 * An audit trail in the data stream `logs-elasticsearch.audit-default`, in the shape of Elastic's
 * integration. It tells of authentication_success, authentication_failed, anonymous_access_denied,
 * run_as_granted, run_as_denied, access_granted, access_denied and security_config_change; the last
 * use of a key is the greatest `@timestamp` of authentication_success by
 * `elasticsearch.audit.apikey.id`. What the server does by itself is left out, as Elasticsearch
 * leaves out its system user.
 */
export function createAudit({ data, node, clock, random, log }: AuditParts): Audit {
  const name = AUDIT_DATA_STREAM;
  const trail = new AuditTrail({
    sink: {
      append: (documents) => data.appendToDataStream({ name, mappings: AUDIT_MAPPINGS, documents }),
      trim: (retention) => data.trimDataStream(name, retention),
    },
    clock,
    schedule: timerSchedule,
    log,
  });
  const deps = { trail, node, clock, random };
  return {
    watch: (security) => ({
      ...security,
      endpoints: auditedEndpoints(security.endpoints, deps),
      authenticate: auditedAuthenticate(
        async (request: Parameters<Security['authenticate']>[0]) => {
          const subject = await security.authenticate(request);
          if (subject instanceof SecuritySubject) return subject;
          throw new Error('Security authenticated a subject that it did not make');
        },
        deps,
      ),
    }),
    flush: () => trail.flush(),
  };
}
