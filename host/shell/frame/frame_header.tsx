import {
  EuiHeader,
  EuiHeaderBreadcrumbs,
  EuiHeaderSection,
  EuiHeaderSectionItem,
  EuiIcon,
} from '@elastic/eui';
import React from 'react';
import type { ReactElement } from 'react';
import type { InjectedUser } from '../../lib/injected_metadata';
import type { Core } from '../core';
import { BrandMark } from './brand_mark';
import { ThemeMenu } from './theme_menu';
import { useObservable } from './use_observable';
import { UserMenu } from './user_menu';

/** What the header shows. */
export interface FrameHeaderProps {
  readonly core: Core;
  readonly projectName: string;
  readonly homeUrl: string;
  readonly user: InjectedUser;
  readonly onLogout: () => void;
}

/** The fixed bar at the top: mark, project and breadcrumbs; theme and account. */
export function FrameHeader(props: FrameHeaderProps): ReactElement {
  const { core, projectName, homeUrl, user, onLogout } = props;
  const breadcrumbs = useObservable(core.chrome.breadcrumbs$, core.chrome.breadcrumbs$.value);
  const trail = [
    { text: projectName, href: homeUrl, 'data-test-subj': 'projectBreadcrumb' },
    ...breadcrumbs.map(({ text, ...crumb }) => ({ ...crumb, text: text ?? '' })),
  ];
  return (
    <header>
      <EuiHeader position="fixed">
        <EuiHeaderSection>
          <EuiHeaderSectionItem>
            <a className="shell__logo" href={homeUrl} aria-label="Home">
              <EuiIcon type={BrandMark} size="l" aria-hidden />
            </a>
          </EuiHeaderSectionItem>
        </EuiHeaderSection>
        <EuiHeaderBreadcrumbs aria-label="Breadcrumbs" breadcrumbs={trail} />
        <EuiHeaderSection side="right">
          <EuiHeaderSectionItem>
            <ThemeMenu theme={core.theme} />
          </EuiHeaderSectionItem>
          <EuiHeaderSectionItem>
            <UserMenu user={user} onLogout={onLogout} />
          </EuiHeaderSectionItem>
        </EuiHeaderSection>
      </EuiHeader>
    </header>
  );
}
