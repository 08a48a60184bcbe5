import type { IndexRecord } from '../../indices/catalog/index_record';
import type { Store } from '../../storage/store';
import { DeletedVersions } from '../store/deleted_versions';
import { writeDocuments } from './write_documents';

const INDEX: IndexRecord = {
  ...{ name: 'books', uuid: 'u', createdAt: 0, settings: {}, mappings: {}, mappingVersion: 1 },
  aliases: {},
};

const FULL_DISK = new Error('the disk is full');

/** A disk that is full once the changes are made. */
const aFullDisk = (): Pick<Store, 'write'> => ({
  write: (change) => {
    change();
    return Promise.reject(FULL_DISK);
  },
});

const aDisk = (): Pick<Store, 'write'> => ({ write: (change) => Promise.resolve().then(change) });

const storeOf = (disk: Pick<Store, 'write'>): Store => ({
  ...disk,
  table: () => {
    throw new Error('not needed');
  },
  close: () => Promise.resolve(),
});

describe('writeDocuments()', () => {
  it('keeps no version of a delete that was not stored', async () => {
    const deletedVersions = new DeletedVersions(() => 0);
    const failing = writeDocuments({ store: storeOf(aFullDisk()), deletedVersions }, () => {
      deletedVersions.note(INDEX, '1', 5);
    });

    await expect(failing).rejects.toBe(FULL_DISK);
    expect(deletedVersions.get(INDEX, '1')).toBeUndefined();
  });

  it('keeps the versions of stored deletes, also when a later change is refused', async () => {
    const deletedVersions = new DeletedVersions(() => 0);
    const deps = { store: storeOf(aDisk()), deletedVersions };
    await writeDocuments(deps, () => {
      deletedVersions.note(INDEX, '1', 5);
    });
    const refused = writeDocuments(deps, () => {
      throw new Error('version conflict');
    });

    await expect(refused).rejects.toThrow('version conflict');
    expect(deletedVersions.get(INDEX, '1')).toBe(5);
  });
});
