import type { ResolveRequest } from '../../indices/names/resolve_indices';
import { resolveIndices } from '../../indices/names/resolve_indices';
import { compileWildcard } from '../../lib/wildcard';
import type { Subject } from '../../lib/subject';
import type { SearchField } from '../../search/fields';
import type { IndexBoost } from '../../search/request/indices_boost';
import { compileQuery } from '../../search/predicate';
import type { SearchSlice } from '../../search/request/search_slice';
import { sliceOf } from '../../search/request/search_slice';
import { atIndex } from '../at_index';
import type { DocumentAccess } from '../access/document_access';
import { documentAccess } from '../access/document_access';
import type { DocumentDeps } from '../document_deps';
import type { IndexTarget, IndexView } from './index_view';
import { SearchedIndex } from './searched_index';
import type { StoredDocument } from '../store/stored_document';
import { IndexStatistics, statisticsOfList } from './term_statistics';

/** Where a search looks. */
export interface SearchScope {
  readonly subject: Subject;
  readonly action: string;
  readonly expression: string | undefined;
  readonly options: ResolveRequest['options'];
}

/** Who looks at views, and what of them is looked at. */
export interface Viewer {
  readonly subject: Subject;
  /** Rights go by this action. */
  readonly action: string;
  /** Present time, milliseconds since the epoch. */
  readonly now: number;
  readonly slice?: SearchSlice | undefined;
  /** Absent = all scores as they are. */
  readonly boosts?: readonly IndexBoost[];
}

/**
 * The indices of a search, shrunk to what the subject may reach.
 * @throws as `resolveIndices`.
 */
export function indexViews(scope: SearchScope, deps: DocumentDeps): readonly IndexView[] {
  const { catalog, documents } = deps;
  return resolveIndices({ ...scope, catalog }).map(({ record, names }) => ({
    record,
    names,
    documents: documents.search(record, catalog.counters(record).nextSeqNo),
  }));
}

/** {@link indexViews} as targets of a search. */
export function searchTargets(scope: SearchScope, deps: DocumentDeps): readonly IndexTarget[] {
  const viewer = { subject: scope.subject, action: scope.action, now: deps.clock() };
  return indexViews(scope, deps).map((view) => toTarget(view, viewer));
}

/** What the viewer sees of an index. */
export function toTarget(view: IndexView, viewer: Viewer): IndexTarget {
  const { subject, action, now, slice, boosts = [] } = viewer;
  const { record, names } = view;
  const access = documentAccess({ subject, action, record, names, now });
  let made: IndexStatistics | undefined;
  const statistics = (field: SearchField) => {
    made ??= statisticsOf(context, view, access);
    return made.of(field);
  };
  const context: SearchedIndex = new SearchedIndex(record, now, {
    allowsField: access.allowsField,
    statistics,
  });
  const isInAlias = aliasFilter(view, { now, access });
  return {
    context,
    uuid: record.uuid,
    boost: boostOf(view, boosts),
    position: ({ stored }) => stored.seqNo,
    documents: {
      *[Symbol.iterator]() {
        for (const stored of view.documents) {
          const isLookedAt = slice === undefined || sliceOf(stored.id, slice.max) === slice.id;
          if (isLookedAt && isInAlias(stored) && access.shows(stored)) {
            yield context.document(stored);
          }
        }
      },
    },
  };
}

/** Rarity of words, of the documents that the viewer sees; kept while all see the same. */
function statisticsOf(
  index: SearchedIndex,
  { documents, record }: IndexView,
  access: DocumentAccess,
): IndexStatistics {
  const make = () =>
    new IndexStatistics(index, function* visible() {
      for (const stored of documents) {
        if (access.shows(stored)) {
          yield index.document(stored);
        }
      }
    });
  return access.isLimited ? make() : statisticsOfList(documents, record.mappingVersion, make);
}

/**
 * A name without a filter shows everything; else what one of the filters selects by fields that the
 * caller sees: whoever may make aliases would learn of the others by their filters.
 */
function aliasFilter(
  { record, names }: IndexView,
  { now, access }: { readonly now: number; readonly access: DocumentAccess },
): (document: StoredDocument) => boolean {
  const filters = names.map((name) => record.aliases[name]?.filter);
  if (filters.includes(undefined)) {
    return () => true;
  }
  const index = new SearchedIndex(record, now, { allowsField: access.allowsField });
  const queries = atIndex(record, () => filters.map((filter) => compileQuery(filter, index)));
  return (stored) => queries.some((query) => query.matches(index.document(stored)));
}

function boostOf({ record, names }: IndexView, boosts: readonly IndexBoost[]): number {
  const found = boosts.find(({ name }) => [record.name, ...names].some(compileWildcard(name)));
  return found?.boost ?? 1;
}
