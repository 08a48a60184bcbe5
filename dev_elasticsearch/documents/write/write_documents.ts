import type { DocumentDeps } from '../document_deps';

/**
 * Runs writes of documents in one transaction; resolves once it is durable. When the transaction fails
 * although its writes went well, as on a full disk, what they noted about deleted documents never was:
 * all of that is forgotten then.
 */
export async function writeDocuments<T>(
  { store, deletedVersions }: Pick<DocumentDeps, 'store' | 'deletedVersions'>,
  change: () => T,
): Promise<T> {
  const noted = { any: false };
  try {
    return await store.write(() => {
      const before = deletedVersions.changes;
      try {
        return change();
      } finally {
        noted.any = deletedVersions.changes !== before;
      }
    });
  } catch (error) {
    if (noted.any) {
      deletedVersions.clear();
    }
    throw error;
  }
}
