import {
  EuiCard,
  EuiEmptyPrompt,
  EuiFlexGrid,
  EuiFlexItem,
  EuiPageHeader,
  EuiSpacer,
  EuiTitle,
} from '@elastic/eui';
import React, { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { Core } from '../core';
import { appPath } from '../management/paths';
import type { ManagementSection } from '../management/sections';

/** What the landing page lists. */
export interface ManagementLandingPageProps {
  readonly core: Core;
  readonly sections: readonly ManagementSection[];
}

/** `/app/management`: a card for each application, by section. */
export function ManagementLandingPage(props: ManagementLandingPageProps): ReactElement {
  const { core, sections } = props;
  const { basePath } = core.start.http;
  useEffect(() => {
    core.chrome.docTitle.change('Management');
    core.chrome.setBreadcrumbs([{ text: 'Management' }]);
  }, [core]);
  return (
    <div data-test-subj="managementHome">
      <EuiPageHeader
        pageTitle="Management"
        description="Settings of this project, by subject."
        bottomBorder
      />
      <EuiSpacer />
      {sections.length === 0 ? <NothingToManage /> : null}
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <EuiTitle size="s">
            <h2 id={`section-${section.id}`}>{section.title}</h2>
          </EuiTitle>
          <EuiSpacer size="s" />
          <EuiFlexGrid columns={3}>
            {section.getAppsEnabled().map((app) => (
              <EuiFlexItem key={app.id}>
                <EuiCard
                  layout="horizontal"
                  titleElement="h3"
                  titleSize="xs"
                  title={app.title}
                  description={app.tip ?? ''}
                  href={basePath.prepend(appPath(section.id, app.id))}
                  data-test-subj={`app-card-${app.id}`}
                />
              </EuiFlexItem>
            ))}
          </EuiFlexGrid>
          <EuiSpacer />
        </section>
      ))}
    </div>
  );
}

function NothingToManage(): ReactElement {
  return (
    <EuiEmptyPrompt
      iconType="lock"
      title={<h2>Nothing to manage here</h2>}
      body="Your roles open no page of Management. Ask an administrator for access."
      data-test-subj="nothingToManage"
    />
  );
}
