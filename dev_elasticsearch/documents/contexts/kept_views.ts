import type { IndexView } from '../search/index_view';

/** Views whose documents stay as they are, whatever happens to the indices. */
export interface KeptViews {
  readonly views: readonly IndexView[];
  /** How many documents they hold. */
  readonly documents: number;
}

/** Takes the documents of views as they are now. */
export function keepViews(views: readonly IndexView[]): KeptViews {
  const kept = views.map((view) => ({ ...view, documents: [...view.documents] }));
  return {
    views: kept,
    documents: kept.reduce((sum, { documents }) => sum + documents.length, 0),
  };
}
