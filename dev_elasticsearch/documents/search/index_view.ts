import type { IndexRecord } from '../../indices/catalog/index_record';
import type { SearchTarget } from '../../search/execution/execute';
import type { SearchedDocument, SearchedIndex } from './searched_index';
import type { StoredDocument } from '../store/stored_document';

/** An index that a search reaches, and its documents at one moment. */
export interface IndexView {
  readonly record: IndexRecord;
  /** The authorised names by which it was reached. */
  readonly names: readonly string[];
  readonly documents: Iterable<StoredDocument>;
}

/** An index to search: what aliases, and document- and field-level security leave of it. */
export interface IndexTarget extends SearchTarget<SearchedDocument> {
  readonly context: SearchedIndex;
}
