import type { IndexDeps } from '../indices/index_deps';
import type { TaskRegistry } from '../lib/task_registry';
import type { DeletedVersions } from './store/deleted_versions';
import type { DocumentStore } from './store/document_store';
import type { IndexView } from './search/index_view';
import type { ScrollState } from './contexts/scroll_state';
import type { SearchContexts } from './contexts/search_contexts';

/** What the endpoints about documents work with. */
export interface DocumentDeps extends IndexDeps {
  readonly documents: DocumentStore;
  readonly deletedVersions: DeletedVersions;
  readonly pointsInTime: SearchContexts<readonly IndexView[]>;
  readonly scrolls: SearchContexts<ScrollState>;
  /** Requests that go on after they were answered. */
  readonly tasks: TaskRegistry;
}
