import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Subject } from '../../lib/subject';
import type { ParsedQuery } from '../../search/predicate';
import { bindQuery } from '../../search/predicate';
import type { JsonObject } from '../../search/request_reader';
import { sliceOf } from '../../search/request/search_slice';
import type { WriteResult } from '../write/apply_write';
import { writeDocuments } from '../write/write_documents';
import { applyWrite } from '../write/apply_write';
import { atIndex } from '../at_index';
import type { ByQueryOptions } from './by_query_options';
import type { DocumentDeps } from '../document_deps';
import type { IndexTarget } from '../search/index_view';
import type { SearchedDocument } from '../search/searched_index';
import type { WriteOperation } from '../write/write_operation';

/** A change of many documents. */
export interface ByQueryWork {
  readonly subject: Subject;
  readonly deps: DocumentDeps;
  readonly options: ByQueryOptions;
  /** What is done with each document. */
  readonly operationFor: (document: SearchedDocument) => WriteOperation;
  /** Which outcomes the answer counts beside `deleted`. */
  readonly counts: readonly ('updated' | 'created')[];
}

/** What a request by query is answered with. */
export interface ByQueryAnswer {
  /** That of the first failure; 200 without one. */
  readonly status: number;
  readonly body: JsonObject;
}

/**
 * The documents that a query selects, in the order they were written, all known before the first is
 * changed.
 * @throws `search_phase_execution_exception`.
 */
export function selectDocuments(
  query: ParsedQuery,
  targets: readonly IndexTarget[],
  maxDocs: number,
): readonly SearchedDocument[] {
  const selected = targets.flatMap((target) => {
    const bound = atIndex(target.context.record, () => bindQuery(query, target.context));
    return Array.from(target.documents)
      .filter((document) => bound.matches(document))
      .sort((a, b) => target.position(a) - target.position(b));
  });
  return selected.slice(0, Math.min(maxDocs, selected.length));
}

/**
 * Changes documents batch by batch. Those that were changed since they were selected are conflicts:
 * counted, or the end of it.
 */
export async function changeDocuments(
  documents: readonly SearchedDocument[],
  work: ByQueryWork,
): Promise<ByQueryAnswer> {
  const { deps, options } = work;
  const started = deps.clock();
  const tallies = Array.from({ length: options.slices }, () => new Tally());
  let failures: readonly Failure[] = [];
  for (let at = 0; at < documents.length && failures.length === 0; at += options.batchSize) {
    const batch = documents.slice(at, at + options.batchSize);
    failures = await writeDocuments(deps, () => changeBatch(batch, work, tallies));
  }
  const whole = Tally.sum(tallies);
  return {
    status: failures[0]?.status ?? 200,
    body: {
      took: deps.clock() - started,
      timed_out: false,
      ...whole.render(documents.length, work),
      ...(options.slices === 1 ? {} : { slices: renderSlices(tallies, documents, work) }),
      failures,
    },
  };
}

interface Failure {
  readonly index: string;
  readonly id: string | undefined;
  readonly cause: object;
  readonly status: number;
}

type Counted = 'updated' | 'created' | 'deleted' | 'noops' | 'conflicts';

/** What came of the documents of one slice. */
class Tally {
  private readonly counts: Record<Counted, number> = {
    ...{ updated: 0, created: 0, deleted: 0, noops: 0, conflicts: 0 },
  };

  static sum(tallies: readonly Tally[]): Tally {
    const whole = new Tally();
    for (const { counts } of tallies) {
      for (const name of Object.keys(counts) as Counted[]) {
        whole.counts[name] += counts[name];
      }
    }
    return whole;
  }

  count(result: WriteResult['result'] | 'conflict'): void {
    const name = result === 'conflict' ? 'conflicts' : result === 'noop' ? 'noops' : result;
    if (name !== 'not_found') {
      this.counts[name] += 1;
    }
  }

  render(total: number, { options, counts }: ByQueryWork): JsonObject {
    const { deleted, conflicts, noops } = this.counts;
    return {
      total,
      ...Object.fromEntries(counts.map((name) => [name, this.counts[name]])),
      deleted,
      batches: Math.ceil(total / options.batchSize),
      version_conflicts: conflicts,
      noops,
      retries: { bulk: 0, search: 0 },
      throttled_millis: 0,
      requests_per_second: options.requestsPerSecond,
      throttled_until_millis: 0,
    };
  }
}

function renderSlices(
  tallies: readonly Tally[],
  documents: readonly SearchedDocument[],
  work: ByQueryWork,
): readonly JsonObject[] {
  const sizes = tallies.map(() => 0);
  for (const { stored } of documents) {
    const slice = sliceOf(stored.id, tallies.length);
    sizes[slice] = (sizes[slice] ?? 0) + 1;
  }
  return tallies.map((tally, id) => ({ slice_id: id, ...tally.render(sizes[id] ?? 0, work) }));
}

function changeBatch(
  documents: readonly SearchedDocument[],
  work: ByQueryWork,
  tallies: readonly Tally[],
): readonly Failure[] {
  const { subject, deps, options } = work;
  const failures: Failure[] = [];
  for (const document of documents) {
    const tally = tallies[sliceOf(document.stored.id, tallies.length)];
    const operation = work.operationFor(document);
    try {
      tally?.count(applyWrite(operation, { subject, deps, isBulk: true }).result);
    } catch (error) {
      if (!(error instanceof ElasticsearchError)) {
        throw error;
      }
      const isConflict = error.type === 'version_conflict_engine_exception';
      if (isConflict) {
        tally?.count('conflict');
      }
      if (!isConflict || !options.proceeds) {
        const { index, id } = operation;
        failures.push({ index, id, cause: causeOf(error, document), status: error.status });
      }
    }
  }
  return failures;
}

/** A refusal quotes values; where fields are hidden from the caller, it may be one of those. */
function causeOf(error: ElasticsearchError, { index }: SearchedDocument): object {
  return index.hidesFields
    ? { type: error.type, reason: 'the reason may tell of fields that are hidden from the caller' }
    : error.toObject();
}
