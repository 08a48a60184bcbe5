import type { IndexRecord } from '../indices/catalog/index_record';
import { searchPhaseError, ShardError } from '../search/search_error';

/**
 * Runs work that looks at the fields of one index.
 * @throws `search_phase_execution_exception` around what does not fit them.
 */
export function atIndex<T>({ name, uuid }: Pick<IndexRecord, 'name' | 'uuid'>, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ShardError) {
      throw searchPhaseError(error, { index: name, uuid });
    }
    throw error;
  }
}
