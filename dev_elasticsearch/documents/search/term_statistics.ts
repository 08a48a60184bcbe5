import type { FieldValue, SearchField, TermStatistics } from '../../search/fields';
import { terms } from '../../search/queries/term_level';
import type { SearchedDocument, SearchedIndex } from './searched_index';
import type { StoredDocument } from '../store/stored_document';

/**
 * Statistics of the fields of an index as one caller sees it: made when a query asks for them, of
 * the documents and values that this caller sees, so that no score tells of the others.
 */
export class IndexStatistics {
  private readonly fields = new Map<string, TermStatistics | undefined>();

  constructor(
    private readonly index: SearchedIndex,
    private readonly documents: () => Iterable<SearchedDocument>,
  ) {}

  /** Undefined for fields without any value, and for those of nested objects. */
  of(field: SearchField): TermStatistics | undefined {
    if (!this.fields.has(field.name)) {
      const counted = countTerms(this.index, this.documents(), field);
      this.fields.set(field.name, counted.documents === 0 ? undefined : counted);
    }
    return this.fields.get(field.name);
  }
}

function countTerms(
  index: SearchedIndex,
  documents: Iterable<SearchedDocument>,
  field: SearchField,
): TermStatistics {
  const holders = new Map<FieldValue, number>();
  let count = 0;
  let length = 0;
  for (const document of documents) {
    const words = terms(index, document, field);
    count += words.length > 0 ? 1 : 0;
    length += words.length;
    for (const word of new Set(words)) {
      holders.set(word, (holders.get(word) ?? 0) + 1);
    }
  }
  return {
    documents: count,
    averageLength: length / Math.max(count, 1),
    frequency: (term) => holders.get(term) ?? 0,
  };
}

/** Statistics of unlimited views, kept as long as the very list of documents they are about. */
const KEPT = new WeakMap<Iterable<StoredDocument>, Map<number, IndexStatistics>>();

/**
 * The statistics of a whole list of documents, made once for each version of the mapping. The list
 * must not change afterwards.
 */
export function statisticsOfList(
  list: Iterable<StoredDocument>,
  mappingVersion: number,
  make: () => IndexStatistics,
): IndexStatistics {
  const versions = KEPT.get(list) ?? new Map<number, IndexStatistics>();
  KEPT.set(list, versions);
  const statistics = versions.get(mappingVersion) ?? make();
  versions.set(mappingVersion, statistics);
  return statistics;
}
