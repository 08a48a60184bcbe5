import { createDataStream } from '../../indices/data_streams/create_data_stream';
import { TIMESTAMP_FIELD } from '../../indices/data_streams/data_stream_record';
import { readMappings } from '../../indices/mappings/merge_mappings';
import { templatesFor } from '../../indices/templates/compose_template';
import type { JsonObject } from '../../search/request_reader';
import { applyWrite } from '../write/apply_write';
import { writeDocuments } from '../write/write_documents';
import type { DocumentDeps } from '../document_deps';
import type { StoredDocument } from '../store/stored_document';
import { SYSTEM_SUBJECT } from './system_subject';

/** Documents that the server itself adds to a data stream. */
export interface DataStreamAppend {
  /** Name of the data stream; made when it is missing. */
  readonly name: string;
  /** As in the body of a new index; used when the data stream is made, and no template is for it. */
  readonly mappings: JsonObject;
  /** Each with `@timestamp`, in the order of their times. */
  readonly documents: readonly JsonObject[];
}

/** Which documents of a data stream stay. */
export interface DataStreamRetention {
  /** Documents of an earlier `@timestamp`, in milliseconds since the epoch, go. */
  readonly before: number;
  /** At most this many stay, the newest. */
  readonly keep: number;
}

/** Wins over the patterns of most other templates, which would make plain indices of the name. */
const PRIORITY = 500;

/**
 * Adds documents in one transaction, judged by nobody.
 * @throws `document_parsing_exception` when one does not fit the mappings; then none is added.
 */
export async function appendToDataStream(
  { name, mappings, documents }: DataStreamAppend,
  deps: DocumentDeps,
): Promise<void> {
  const template = readMappings(mappings);
  await writeDocuments(deps, () => {
    if (deps.catalog.dataStream(name) === undefined) {
      ensureTemplate(name, template, deps);
      createDataStream(deps, name);
    }
    for (const source of documents) {
      applyWrite(
        { kind: 'create', index: name, requireAlias: false, id: nextId(name, deps), source },
        { subject: SYSTEM_SUBJECT, deps, isBulk: false },
      );
    }
  });
}

/**
 * Removes old documents of a data stream that {@link appendToDataStream} filled, oldest first.
 * @returns how many were removed; 0 for a data stream that does not exist.
 */
export function trimDataStream(
  name: string,
  retention: DataStreamRetention,
  deps: DocumentDeps,
): Promise<number> {
  return writeDocuments(deps, () => {
    const records = (deps.catalog.dataStream(name)?.indices ?? []).flatMap(
      (index) => deps.catalog.get(index) ?? [],
    );
    let left = records.reduce((sum, record) => sum + deps.catalog.counters(record).documents, 0);
    const total = left;
    for (const record of records) {
      const doomed: string[] = [];
      for (const document of deps.documents.all(record)) {
        if (left <= retention.keep && timeOf(document) >= retention.before) {
          break;
        }
        doomed.push(document.id);
        left -= 1;
      }
      doomed.forEach((id) => {
        applyWrite(
          { kind: 'delete', index: record.name, requireAlias: false, id },
          { subject: SYSTEM_SUBJECT, deps, isBulk: false },
        );
      });
    }
    return total - left;
  });
}

function ensureTemplate(name: string, mappings: JsonObject, { templates }: DocumentDeps): void {
  const [best] = templatesFor(name, templates);
  if (best?.value.dataStream === undefined) {
    templates.indexTemplates.put(name, {
      indexPatterns: [name],
      composedOf: [],
      priority: PRIORITY,
      template: { mappings },
      dataStream: { hidden: false, allowCustomRouting: false },
    });
  }
}

/** Ids in the order of their making, by which the storage keeps documents. */
function nextId(name: string, { catalog, clock }: DocumentDeps): string {
  const record = catalog.find(name)?.records.at(-1);
  const seqNo = record === undefined ? 0 : catalog.counters(record).nextSeqNo;
  return `${clock().toString(16).padStart(12, '0')}-${seqNo.toString(16).padStart(10, '0')}`;
}

function timeOf({ source }: StoredDocument): number {
  const given = source[TIMESTAMP_FIELD];
  return typeof given === 'number' ? given : Date.parse(String(given));
}
