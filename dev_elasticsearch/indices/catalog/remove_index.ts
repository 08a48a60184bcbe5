import { illegalArgument } from '../../lib/elasticsearch_error';
import type { IndexDeps } from '../index_deps';
import type { IndexRecord } from './index_record';

type RemoveDeps = Pick<IndexDeps, 'catalog' | 'removeDocuments'>;

/**
 * Removes an index with its documents, also from its data stream; legal only inside `Store.write`.
 * @throws `illegal_argument_exception` for the index that takes a data stream's writes.
 */
export function removeIndex(record: IndexRecord, deps: RemoveDeps): void {
  const { catalog } = deps;
  const stream =
    record.dataStream === undefined ? undefined : catalog.dataStream(record.dataStream);
  if (stream !== undefined) {
    if (stream.indices.at(-1) === record.name) {
      throw illegalArgument(
        `index [${record.name}] is the write index for data stream [${stream.name}] and cannot be deleted`,
      );
    }
    const indices = stream.indices.filter((name) => name !== record.name);
    catalog.putDataStream({ ...stream, indices });
  }
  removeRecord(record, deps);
}

/** Removes an index with its documents and looks at nothing else; legal only inside `Store.write`. */
export function removeRecord(record: IndexRecord, { catalog, removeDocuments }: RemoveDeps): void {
  removeDocuments(record);
  catalog.remove(record);
}
