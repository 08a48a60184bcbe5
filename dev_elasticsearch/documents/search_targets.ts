import type { ResolvedIndex, ResolveRequest } from '../indices/resolve_indices';
import { resolveIndices } from '../indices/resolve_indices';
import type { Subject } from '../lib/subject';
import type { SearchTarget } from '../search/execute';
import { compileQuery } from '../search/predicate';
import { atIndex } from './at_index';
import { documentAccess } from './document_access';
import type { DocumentDeps } from './document_deps';
import type { StoredDocument } from './stored_document';
import type { SearchedDocument } from './searched_index';
import { SearchedIndex } from './searched_index';

/** Where a search looks. */
export interface SearchScope {
  readonly subject: Subject;
  readonly action: string;
  readonly expression: string | undefined;
  readonly options: ResolveRequest['options'];
}

/** An index to search; aliases with a filter show a part of it. */
export interface IndexTarget extends SearchTarget<SearchedDocument> {
  readonly context: SearchedIndex;
}

/**
 * The indices of a search, shrunk to what the subject may reach.
 * @throws as `resolveIndices`.
 */
export function searchTargets(scope: SearchScope, deps: DocumentDeps): readonly IndexTarget[] {
  return resolveIndices({ ...scope, catalog: deps.catalog }).map((resolved) =>
    toTarget(resolved, scope, deps),
  );
}

function toTarget(
  resolved: ResolvedIndex,
  { subject, action }: SearchScope,
  { catalog, documents, clock }: DocumentDeps,
): IndexTarget {
  const now = clock();
  const { record, names } = resolved;
  const access = documentAccess({ subject, action, record, names, now });
  const context = new SearchedIndex(record, now, access.allowsField);
  const isInAlias = aliasFilter(resolved, now);
  return {
    context,
    uuid: record.uuid,
    position: ({ stored }) => stored.seqNo,
    documents: {
      *[Symbol.iterator]() {
        for (const stored of documents.search(record, catalog.counters(record).nextSeqNo)) {
          if (isInAlias(stored) && access.shows(stored)) {
            yield context.document(stored);
          }
        }
      },
    },
  };
}

/**
 * A name without a filter shows everything; else what one of the filters selects, over whole
 * documents, whatever fields the caller sees.
 */
function aliasFilter(
  { record, names }: ResolvedIndex,
  now: number,
): (document: StoredDocument) => boolean {
  const filters = names.map((name) => record.aliases[name]?.filter);
  if (filters.includes(undefined)) {
    return () => true;
  }
  const index = new SearchedIndex(record, now);
  const queries = atIndex(record, () => filters.map((filter) => compileQuery(filter, index)));
  return (stored) => queries.some((query) => query.matches(index.document(stored)));
}
