import type { Clock } from '../lib/clock';
import type { RandomBytes } from '../lib/ids';
import type { EmulatedVersion } from '../lib/version';
import type { Store } from '../storage/store';
import type { IndexCatalog } from './catalog/index_catalog';
import type { IndexRecord } from './catalog/index_record';
import type { TemplateStore } from './templates/template_store';

/** What the endpoints about indices work with. */
export interface IndexDeps {
  readonly store: Store;
  readonly catalog: IndexCatalog;
  readonly templates: TemplateStore;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly version: EmulatedVersion;
  /** Removes the documents of an index; called inside a write. */
  readonly removeDocuments: (record: IndexRecord) => void;
  /** Gives an empty index the documents of another, with their history; called inside a write. */
  readonly copyDocuments: (from: IndexRecord, to: IndexRecord) => void;
  /** Bytes of the documents of an index, as JSON. */
  readonly storedBytes: (record: IndexRecord) => number;
}

/** Parameters of requests that change the cluster's state; this server acts at once. */
export const TIMEOUTS = ['timeout', 'master_timeout'];
