import { EuiSideNav } from '@elastic/eui';
import type { IBasePath } from '@kbn/core/public';
import React, { useState } from 'react';
import type { ReactElement } from 'react';
import { appPath, MANAGEMENT_PATH } from '../management/paths';
import type { ManagementSection } from '../management/sections';

/** What the navigation lists. */
export interface SideNavProps {
  readonly sections: readonly ManagementSection[];
  readonly basePath: IBasePath;
  /** Path without base path, to mark where the person is. */
  readonly pathname: string;
}

const toItems = ({ sections, basePath, pathname }: SideNavProps) =>
  sections.map((section) => ({
    id: section.id,
    name: section.title,
    items: section
      .getAppsEnabled()
      .filter((app) => !app.hideFromSidebar)
      .map((app) => {
        const path = appPath(section.id, app.id);
        return {
          id: app.id,
          name: app.title,
          href: basePath.prepend(path),
          isSelected: pathname === path || pathname.startsWith(`${path}/`),
          'data-test-subj': app.id,
        };
      }),
    forceOpen: true,
  }));

/** Project settings → Management → the registered applications by section. */
export function SideNav(props: SideNavProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <EuiSideNav
      heading="Project settings"
      headingProps={{ element: 'h2' }}
      isOpenOnMobile={isOpen}
      toggleOpenOnMobile={() => {
        setIsOpen(!isOpen);
      }}
      data-test-subj="sideNav"
      items={[
        {
          id: 'management',
          name: 'Management',
          href: props.basePath.prepend(MANAGEMENT_PATH),
          isSelected: props.pathname === MANAGEMENT_PATH,
          'data-test-subj': 'managementLink',
          items: toItems(props),
        },
      ]}
    />
  );
}
