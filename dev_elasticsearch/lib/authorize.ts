import type { Subject } from './subject';

/** Lets the request pass when the caller may run the cluster action. @throws 403 */
export function requireCluster(subject: Subject, action: string): void {
  if (!subject.allowsCluster(action)) throw subject.denied(action);
}
