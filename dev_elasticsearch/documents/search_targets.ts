import type { ResolvedIndex, ResolveRequest } from '../indices/resolve_indices';
import { resolveIndices } from '../indices/resolve_indices';
import type { Subject } from '../lib/subject';
import type { SearchTarget } from '../search/execute';
import { compileQuery } from '../search/predicate';
import type { DocumentDeps } from './document_deps';
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
  const now = deps.clock();
  return resolveIndices({ ...scope, catalog: deps.catalog }).map((resolved) =>
    toTarget(resolved, new SearchedIndex(resolved.record, now), deps),
  );
}

function toTarget(
  resolved: ResolvedIndex,
  context: SearchedIndex,
  { documents }: DocumentDeps,
): IndexTarget {
  const isShown = aliasFilter(resolved, context);
  return {
    context,
    uuid: resolved.record.uuid,
    position: ({ stored }) => stored.seqNo,
    documents: {
      *[Symbol.iterator]() {
        for (const stored of documents.all(resolved.record)) {
          const document = context.document(stored);
          if (isShown(document)) {
            yield document;
          }
        }
      },
    },
  };
}

/** A name without a filter shows everything; else what one of the filters selects. */
function aliasFilter(
  { record, names }: ResolvedIndex,
  context: SearchedIndex,
): (document: SearchedDocument) => boolean {
  const filters = names.map((name) => record.aliases[name]?.filter);
  if (filters.includes(undefined)) {
    return () => true;
  }
  const queries = filters.map((filter) => compileQuery(filter, context));
  return (document) => queries.some((query) => query.matches(document));
}
