import type { MouseEventHandler, ReactNode } from 'react';

/** One step of the trail in the header; the last one is the page itself and has no link. */
export interface ChromeBreadcrumb {
  readonly text?: ReactNode;
  readonly href?: string;
  readonly onClick?: MouseEventHandler<HTMLAnchorElement>;
  readonly 'data-test-subj'?: string;
}

/** Subset of `core.chrome`. */
export interface ChromeStart {
  readonly docTitle: {
    /** Parts from the most to the least specific; the brand is appended. */
    change(title: string | string[]): void;
    reset(): void;
  };
  setBreadcrumbs(breadcrumbs: ChromeBreadcrumb[]): void;
}
