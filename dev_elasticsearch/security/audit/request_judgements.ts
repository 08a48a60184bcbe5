import type { Authentication } from '../authentication/authentication';
import type { JudgementObserver } from '../authorization/judgement_observer';
import { auditDocument } from './audit_document';
import type { AuditedNode } from './audit_document';
import type { AuditEvent, AuditedRequest } from './audit_event';
import type { AuditDocument, AuditTrail } from './audit_trail';

/** Names that one event lists at most. */
const MAX_NAMES = 1000;

interface Judged {
  readonly granted: Set<string>;
  readonly denied: Set<string>;
  isDenied: boolean;
}

/**
 * What was judged in the course of one request. It is written once for each action with all the names
 * it was judged on, however many documents were asked for one by one.
 */
export class RequestJudgements implements JudgementObserver {
  private judged = new Map<string, Judged>();

  constructor(
    readonly request: AuditedRequest,
    private readonly authentication: Authentication,
    private readonly deps: {
      readonly trail: Pick<AuditTrail, 'record'>;
      readonly node: AuditedNode;
    },
  ) {}

  granted(action: string, name?: string): void {
    const { granted } = this.of(action);
    if (name !== undefined && granted.size < MAX_NAMES) granted.add(name);
  }

  denied(action: string, names: readonly string[]): void {
    const judged = this.of(action);
    judged.isDenied = true;
    for (const name of names.slice(0, MAX_NAMES - judged.denied.size)) judged.denied.add(name);
  }

  private of(action: string): Judged {
    const known = this.judged.get(action);
    if (known !== undefined) return known;
    if (this.judged.size === 0) this.deps.trail.record(() => this.take());
    const judged = { granted: new Set<string>(), denied: new Set<string>(), isDenied: false };
    this.judged.set(action, judged);
    return judged;
  }

  /** The documents of what was judged until now; what comes later is recorded anew. */
  private take(): AuditDocument[] {
    const taken = this.judged;
    this.judged = new Map();
    return Array.from(taken, ([action, judged]) => this.events(action, judged))
      .flat()
      .map((event) => auditDocument(event, this.request, this.deps.node));
  }

  /** Granted somewhere and then denied on what was named is denied. */
  private events(judged: string, { granted, denied, isDenied }: Judged): AuditEvent[] {
    const common = { kind: 'judged', authentication: this.authentication, judged } as const;
    const isGranted = granted.size > 0 || !isDenied;
    return [
      ...(isGranted
        ? [{ ...common, action: 'access_granted' as const, indices: [...granted] }]
        : []),
      ...(isDenied ? [{ ...common, action: 'access_denied' as const, indices: [...denied] }] : []),
    ];
  }
}
