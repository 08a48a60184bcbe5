import { ElasticsearchError } from '../lib/elasticsearch_error';
import { messageOf } from '../lib/system_error';

/** A transaction could not be written; nothing of it is kept. Goes away when there is space again. */
class StorageError extends ElasticsearchError {
  constructor(cause: unknown) {
    super({
      status: 500,
      type: 'i_o_exception',
      reason: `Cannot write to the data folder, is the disk full? ${messageOf(cause)}`,
    });
    this.name = 'StorageError';
  }
}

/** What to throw for an error of a transaction: LMDB's own failures are told apart and explained. */
export async function asStorageError(error: unknown): Promise<unknown> {
  if (typeof error !== 'object' || error === null || !('commitError' in error)) return error;
  try {
    await error.commitError;
    return error;
  } catch (cause) {
    return new StorageError(cause);
  }
}
