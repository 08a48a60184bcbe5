import { IndexCatalog, indexEndpoints, TemplateStore } from '../indices';
import type { IndexRecord } from '../indices/catalog/index_record';
import { replicasOf } from '../indices/catalog/index_record';
import { resolveDateNames } from '../indices/names/date_math_name';
import type { Clock } from '../lib/clock';
import type { Endpoint } from '../lib/endpoint';
import type { RandomBytes } from '../lib/ids';
import type { TaskRegistry } from '../lib/task_registry';
import type { EmulatedVersion } from '../lib/version';
import type { Store } from '../storage/store';
import { bulkEndpoint } from './bulk/bulk_endpoints';
import { byQueryEndpoints } from './by_query/by_query_endpoints';
import { DeletedVersions } from './store/deleted_versions';
import type { DocumentDeps } from './document_deps';
import { DocumentStore } from './store/document_store';
import { multiGetEndpoint } from './read/multi_get_endpoint';
import { multiSearchEndpoint } from './search/multi_search_endpoint';
import { pointInTimeEndpoints } from './contexts/point_in_time_endpoints';
import { readEndpoints } from './read/read_endpoints';
import { reindexEndpoint } from './by_query/reindex_endpoint';
import { scrollEndpoints } from './contexts/scroll_endpoints';
import { SearchContexts } from './contexts/search_contexts';
import { searchEndpoints } from './search/search_endpoints';
import type { DataStreamAppend, DataStreamRetention } from './data_streams/server_data_stream';
import { appendToDataStream, trimDataStream } from './data_streams/server_data_stream';
import { validateQueryEndpoint } from './search/validate_query_endpoint';
import { writeEndpoints } from './write/write_endpoints';

/** What the data side of the server is built on. */
export interface DataParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly version: EmulatedVersion;
  readonly tasks: TaskRegistry;
}

/** Indices, documents and searches. */
export interface Data {
  readonly endpoints: readonly Endpoint[];
  /** The indices of this moment, as the cluster's health needs them. */
  readonly indices: () => readonly IndexSummary[];
  /** Adds documents of the server's own to a data stream, made when missing. Nobody is judged. */
  readonly appendToDataStream: (append: DataStreamAppend) => Promise<void>;
  /** Removes what is too old or too much; the number of documents removed. */
  readonly trimDataStream: (name: string, retention: DataStreamRetention) => Promise<number>;
}

/** An index in numbers. */
export interface IndexSummary {
  readonly name: string;
  /** Its aliases, and the data stream it belongs to. */
  readonly aliases: readonly string[];
  readonly shards: number;
  /** Copies asked for of each shard. */
  readonly replicas: number;
}

function summaryOf(record: IndexRecord): IndexSummary {
  const { name, aliases, dataStream, settings } = record;
  return {
    name,
    aliases: [...Object.keys(aliases), ...(dataStream === undefined ? [] : [dataStream])],
    shards: Number(settings['index.number_of_shards'] ?? 1),
    replicas: replicasOf(record),
  };
}

/** Builds all endpoints about indices and documents over one store. */
export function createData({ store, clock, random, version, tasks }: DataParts): Data {
  const catalog = new IndexCatalog(store);
  const documents = new DocumentStore(store);
  const deps: DocumentDeps = {
    store,
    clock,
    random,
    version,
    catalog,
    templates: new TemplateStore(store),
    documents,
    deletedVersions: new DeletedVersions(clock),
    pointsInTime: new SearchContexts({ clock, random }),
    scrolls: new SearchContexts({ clock, random }),
    tasks,
    removeDocuments: (record) => documents.removeAll(record),
    copyDocuments: (from, to) => {
      for (const document of [...documents.all(from)]) {
        documents.put(to, document);
      }
      catalog.count(to, catalog.counters(from));
    },
    storedBytes: (record) => documents.bytes(record),
  };
  return {
    endpoints: [
      ...indexEndpoints(deps),
      ...writeEndpoints(deps),
      ...readEndpoints(deps),
      multiGetEndpoint(deps),
      bulkEndpoint(deps),
      ...searchEndpoints(deps),
      multiSearchEndpoint(deps),
      ...scrollEndpoints(deps),
      ...pointInTimeEndpoints(deps),
      ...byQueryEndpoints(deps),
      reindexEndpoint(deps),
      validateQueryEndpoint(deps),
    ].map((endpoint) => withDateNames(endpoint, clock)),
    indices: () => catalog.all().map(summaryOf),
    appendToDataStream: (append) => appendToDataStream(append, deps),
    trimDataStream: (name, retention) => trimDataStream(name, retention, deps),
  };
}

/** Date math in the names of the path is resolved before anything looks at them. */
function withDateNames(endpoint: Endpoint, clock: Clock): Endpoint {
  return {
    ...endpoint,
    handle: (request) => {
      const { index } = request.params;
      const params =
        index === undefined
          ? request.params
          : { ...request.params, index: resolveDateNames(index, clock()) };
      return endpoint.handle({ ...request, params });
    },
  };
}
