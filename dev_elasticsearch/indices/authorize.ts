import type { Subject } from '../lib/subject';

/**
 * Judges an action on names that the request gives one by one.
 * @throws 403 with the refused names.
 */
export function authorizeNames(subject: Subject, action: string, names: readonly string[]): void {
  const refused = names.filter((name) => !subject.allowsIndex(action, name));
  if (refused.length > 0) {
    throw subject.denied(action, refused.sort());
  }
}

/**
 * Judges an action by its name alone, before any index is looked at.
 * @throws 403 without names when it is granted on no index at all.
 */
export function authorizeActionName(subject: Subject, action: string): void {
  if (!subject.allowsIndexActionAnywhere(action)) {
    throw subject.denied(action);
  }
}
