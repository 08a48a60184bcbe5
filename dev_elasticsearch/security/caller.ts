import type { EndpointRequest } from '../lib/endpoint';
import { SecuritySubject } from './authorization/security_subject';

/** The caller with everything security knows about it. */
export function callerOf({ subject }: EndpointRequest): SecuritySubject {
  if (subject instanceof SecuritySubject) return subject;
  throw new Error('A security endpoint was called by a subject that security did not make');
}
