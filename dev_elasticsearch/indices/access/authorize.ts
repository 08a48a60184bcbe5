import type { Subject } from '../../lib/subject';
import type { IndexCatalog } from '../catalog/index_catalog';
import type { IndexRecord } from '../catalog/index_record';

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

/**
 * As {@link authorizeNames} for names that may be those of backing indices.
 * @throws 403 with the refused names.
 */
export function authorizeIndices(
  { subject, catalog }: { readonly subject: Subject; readonly catalog: IndexCatalog },
  action: string,
  names: readonly string[],
): void {
  const refused = names.filter((name) => !allowsName(subject, action, { name, catalog }));
  if (refused.length > 0) {
    throw subject.denied(action, refused.sort());
  }
}

/** The names whose grants reach an index: the one it was asked for by, and that of its data stream. */
export function coveringNames(name: string, { dataStream }: IndexRecord): readonly string[] {
  return dataStream === undefined || dataStream === name ? [name] : [name, dataStream];
}

/** May the subject act on this name? What it may do on a data stream it may do on its backing indices. */
export function allowsName(
  subject: Subject,
  action: string,
  { name, catalog }: { readonly name: string; readonly catalog: IndexCatalog },
): boolean {
  if (subject.allowsIndex(action, name)) {
    return true;
  }
  const stream = catalog.get(name)?.dataStream;
  return stream !== undefined && subject.allowsIndex(action, stream);
}
