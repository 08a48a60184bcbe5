/** @file Starts the page once all scripts, those of the plugins included, are there. */
import React from 'react';
import { createRoot } from 'react-dom/client';
import { boot } from './boot';
import { FailedPage } from './core/error_boundary';
import { toError } from './core/to_error';
import { readInjectedMetadata } from './injected_metadata';
import type { BundleRegistry } from './shared_deps/bundle_registry';

declare const __kbnBundles__: BundleRegistry;

const PLACE_ID = 'kibana-body';

const start = (): void => {
  const place =
    document.getElementById(PLACE_ID) ?? document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  try {
    root.render(boot({ metadata: readInjectedMetadata(document), bundles: __kbnBundles__ }));
  } catch (error) {
    root.render(<FailedPage error={toError(error)} />);
  }
};

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
