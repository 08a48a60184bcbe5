import type { IndexRecord } from '../../indices/catalog/index_record';
import { openTemporaryStore } from '../../storage';
import type { Store } from '../../storage';
import { DocumentStore } from './document_store';

const anIndex = (uuid: string): IndexRecord => ({
  name: uuid,
  uuid,
  createdAt: 0,
  settings: {},
  mappings: {},
  mappingVersion: 1,
  aliases: {},
});

describe('DocumentStore', () => {
  let store: Store;
  let documents: DocumentStore;
  const [one, two] = [anIndex('a'), anIndex('a0')];

  beforeEach(async () => {
    store = openTemporaryStore();
    documents = new DocumentStore(store);
    await store.write(() => {
      for (const id of ['1', '/', '~', 'ü'.repeat(256)]) {
        documents.put(one, { id, source: {}, seqNo: 0, version: 1 });
        documents.put(two, { id, source: {}, seqNo: 0, version: 1 });
      }
    });
  });

  afterEach(() => store.close());

  it('keeps the documents of indices apart, whatever their ids', () => {
    const ids = Array.from(documents.all(one), ({ id }) => id);

    expect(ids).toEqual(['/', '1', '~', 'ü'.repeat(256)]);
  });

  it('removes all documents of one index and none of another', async () => {
    await store.write(() => {
      documents.removeAll(one);
    });

    const left = [one, two].map((index) => Array.from(documents.all(index)).length);
    expect(left).toEqual([0, 4]);
  });
});
