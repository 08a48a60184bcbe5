import type { IndexDeps } from '../indices/index_deps';
import type { DocumentStore } from './document_store';

/** What the endpoints about documents work with. */
export interface DocumentDeps extends IndexDeps {
  readonly documents: DocumentStore;
}
