/** @file The frame of a Kibana 8.12.2 page, as far as a Management application sees it. */
import {
  EuiBreadcrumbs,
  EuiGlobalToastList,
  EuiHeader,
  EuiPageTemplate,
  EuiProvider,
} from '@elastic/eui';
import type { ChromeBreadcrumb, Toast } from '@kbn/core/public';
import React, { useEffect, useRef, useState } from 'react';
import ReactDOM from 'react-dom';
import { I18nContext } from '../../../host/shell/core/app_context';
import { readInjectedMetadata } from '../../../host/shell/injected_metadata';
import type { BundleRegistry } from '../../../host/shell/shared_deps/bundle_registry';
import { createCore812 } from './core';
import type { Core812 } from './core';
import { mountApp, startPlugin } from './management';
import type { PluginModule } from './management';

declare const __kbnBundles__: BundleRegistry;

type Apps = ReturnType<typeof startPlugin>;

interface ShellProps {
  readonly core: Core812;
  readonly apps: Apps;
}

/** The stand-in's toasts carry an icon name that EUI 90 does not have. */
const toToast = ({ title, text, iconType, color, ...toast }: Toast) => ({
  ...toast,
  title: title as React.ReactNode,
  text: text as string,
  iconType: iconType === 'info' ? 'iInCircle' : iconType,
  color: color ?? 'primary',
});

const toCrumb = ({ text, href }: ChromeBreadcrumb) => ({
  text,
  ...(href === undefined ? {} : { href }),
});

const Toasts = ({ core }: Pick<ShellProps, 'core'>) => {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  useEffect(() => {
    const subscription = core.toasts.toasts$.subscribe(setToasts);
    return () => subscription.unsubscribe();
  }, [core]);
  return (
    <EuiGlobalToastList
      toasts={toasts.map(toToast) as never}
      toastLifeTimeMs={5000}
      dismissToast={({ id }) => core.toasts.toasts.remove(id)}
    />
  );
};

const Crumbs = ({ core }: Pick<ShellProps, 'core'>) => {
  const [crumbs, setCrumbs] = useState<readonly ChromeBreadcrumb[]>([]);
  useEffect(() => {
    const subscription = core.chrome.breadcrumbs$.subscribe(setCrumbs);
    return () => subscription.unsubscribe();
  }, [core]);
  return <EuiBreadcrumbs breadcrumbs={crumbs.map(toCrumb)} aria-label="Breadcrumbs" />;
};

const Shell = ({ core, apps }: ShellProps) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [app] = apps;
    if (app && place.current) void mountApp(app, core, place.current);
  }, [apps, core]);
  return (
    <EuiProvider colorMode={core.isDark ? 'dark' : 'light'}>
      <I18nContext>
        <EuiHeader
          position="static"
          sections={[{ items: [<Crumbs key="crumbs" core={core} />] }]}
        />
        <EuiPageTemplate restrictWidth={false} mainProps={{ paddingSize: 'l' } as object}>
          <EuiPageTemplate.Sidebar minWidth={248}>
            <nav aria-label="Management">{apps.map(({ title }) => title)}</nav>
          </EuiPageTemplate.Sidebar>
          <div ref={place} data-test-subj="kibana812" />
        </EuiPageTemplate>
        <Toasts core={core} />
      </I18nContext>
    </EuiProvider>
  );
};

const start = (): void => {
  const metadata = readInjectedMetadata(document);
  const core = createCore812(metadata);
  const apps = metadata.plugins.flatMap(({ id }) =>
    startPlugin(__kbnBundles__.get(`plugin/${id}/public`) as PluginModule, core),
  );
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that React 17 has
  ReactDOM.render(<Shell core={core} apps={apps} />, document.getElementById('kibana-body'));
};

// As in Kibana: only once every plugin's script has run.
document.addEventListener('DOMContentLoaded', start);
