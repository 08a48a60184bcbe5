import type { History, Location } from 'history';
import React from 'react';
import type { ReactNode } from 'react';
import type { Core } from '../core';
import { ManagementAppPage } from '../management/management_app_page';
import { MANAGEMENT_PATH } from '../management/paths';
import type { ManagementRegistry } from '../management/sections';
import { ManagementLandingPage } from './management_landing_page';
import { NotFoundPage } from './not_found_page';

/** What pages are rendered with. */
export interface PageOptions {
  readonly core: Core;
  readonly history: History;
  readonly management: ManagementRegistry;
}

/** A page, and a key that stays the same as long as its place in the tree should. */
export interface Page {
  readonly key: string;
  readonly page: ReactNode;
}

const APP_PATH = new RegExp(`^${MANAGEMENT_PATH}/([^/]+)/([^/]+)(?:/|$)`);

/** The page of an address without base path. */
export function pageAt({ pathname }: Location, options: PageOptions): Page {
  const { core, history, management } = options;
  const sections = management.getSectionsEnabled();
  if (['/', MANAGEMENT_PATH, `${MANAGEMENT_PATH}/`].includes(pathname)) {
    return { key: 'home', page: <ManagementLandingPage core={core} sections={sections} /> };
  }
  const [, sectionId = '', appId = ''] = APP_PATH.exec(pathname) ?? [];
  const app = sections.find(({ id }) => id === sectionId)?.getApp(appId);
  if (!app?.enabled) return { key: `missing:${pathname}`, page: <NotFoundPage core={core} /> };
  const key = `${sectionId}/${appId}`;
  return {
    key,
    page: (
      <ManagementAppPage key={key} app={app} sectionId={sectionId} core={core} history={history} />
    ),
  };
}
