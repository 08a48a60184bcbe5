import type { ChromeBreadcrumb, ChromeStart } from '@kbn/core/public';
import { BehaviorSubject } from 'rxjs';

/** Document title and breadcrumbs, and what the header shows of them. */
export interface ChromeStore extends ChromeStart {
  readonly breadcrumbs$: BehaviorSubject<readonly ChromeBreadcrumb[]>;
}

/** @param brand - last part of every document title */
export function createChrome(page: Pick<Document, 'title'>, brand: string): ChromeStore {
  const breadcrumbs$ = new BehaviorSubject<readonly ChromeBreadcrumb[]>([]);
  return {
    breadcrumbs$,
    docTitle: {
      change(title) {
        page.title = [title, brand].flat().join(' - ');
      },
      reset() {
        page.title = brand;
      },
    },
    setBreadcrumbs(breadcrumbs) {
      breadcrumbs$.next(breadcrumbs);
    },
  };
}
