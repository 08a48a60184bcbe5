import fc from 'fast-check';
import type { IndexRecord } from '../../indices/catalog/index_record';
import { DocumentCache } from './document_cache';
import type { StoredDocument } from './stored_document';

const INDEX: IndexRecord = {
  name: 'books',
  uuid: 'u',
  createdAt: 0,
  settings: {},
  mappings: {},
  mappingVersion: 1,
  aliases: {},
};

/** A disk of which some writes are committed later, and some never. */
const aDisk = () => {
  let committed = new Map<string, StoredDocument>();
  let pending = committed;
  let nextSeqNo = 0;
  let pendingSeqNo = 0;
  let reads = 0;
  return {
    reader: {
      get: (_: IndexRecord, id: string) => committed.get(id),
      all: () => {
        reads += 1;
        return committed.values();
      },
    },
    change: (id: string, isRemoval: boolean) => {
      pending = new Map(pending);
      const seqNo = pendingSeqNo;
      pendingSeqNo += 1;
      if (isRemoval) pending.delete(id);
      else pending.set(id, { id, seqNo, version: 1, source: { text: `${id}-${seqNo}` } });
      return { id, seqNo };
    },
    commit: () => {
      committed = pending;
      nextSeqNo = pendingSeqNo;
    },
    rollBack: () => {
      pending = committed;
      pendingSeqNo = nextSeqNo;
    },
    nextSeqNo: () => nextSeqNo,
    contents: () => committed,
    reads: () => reads,
  };
};

const byId = (documents: Iterable<StoredDocument> | undefined) =>
  documents === undefined
    ? undefined
    : new Map(Array.from(documents, (document) => [document.id, document]));

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom('put', 'remove'), fc.constantFrom('a', 'b', 'c')),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('commit', 'roll back', 'search'), fc.constant('')),
  },
);

describe('DocumentCache', () => {
  it('shows what is committed, whatever was written, rolled back and searched before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const disk = aDisk();
        const cache = new DocumentCache(disk.reader, { maxWeight: 1e6, maxChanges: 5 });
        for (const [kind, id] of steps) {
          if (kind === 'commit') disk.commit();
          else if (kind === 'roll back') disk.rollBack();
          else if (kind === 'search') cache.documents(INDEX, disk.nextSeqNo());
          else cache.noteChange(INDEX, disk.change(id, kind === 'remove'));
          expect(byId(cache.documents(INDEX, disk.nextSeqNo()))).toEqual(disk.contents());
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads the disk once while changes are few', () => {
    const disk = aDisk();
    const cache = new DocumentCache(disk.reader);
    for (const id of ['a', 'b', 'a']) {
      cache.noteChange(INDEX, disk.change(id, false));
      disk.commit();
      cache.documents(INDEX, disk.nextSeqNo());
    }

    expect(disk.reads()).toBe(1);
  });

  it('leaves a list alone that was handed out before a change', () => {
    const disk = aDisk();
    const cache = new DocumentCache(disk.reader);
    disk.change('a', false);
    disk.commit();
    const before = cache.documents(INDEX, disk.nextSeqNo());
    cache.noteChange(INDEX, disk.change('a', true));
    disk.commit();
    const after = cache.documents(INDEX, disk.nextSeqNo());

    expect([before?.length, after?.length]).toEqual([1, 0]);
  });

  it('keeps no index that is larger than the limit', () => {
    const disk = aDisk();
    const cache = new DocumentCache(disk.reader, { maxWeight: 100, maxChanges: 5 });
    disk.change('a', false);
    disk.commit();

    expect(cache.documents(INDEX, disk.nextSeqNo())).toBeUndefined();
  });

  it('forgets the index used least recently when all together are too large', () => {
    const disk = aDisk();
    const cache = new DocumentCache(disk.reader, { maxWeight: 300, maxChanges: 5 });
    disk.change('a', false);
    disk.commit();
    for (const uuid of ['u', 'v', 'w', 'w', 'u']) {
      cache.documents({ ...INDEX, uuid }, disk.nextSeqNo());
    }

    expect(disk.reads()).toBe(4);
  });
});
