/** @file Starts the page once all scripts, those of the plugins included, are there. */
import { i18n } from '@kbn/i18n';
import React from 'react';
import { createRoot } from 'react-dom/client';
import type { InjectedMetadata } from '../lib/injected_metadata';
import { boot } from './boot';
import { FailedPage } from './core/error_boundary';
import { toError } from './core/to_error';
import { readInjectedMetadata } from './injected_metadata';
import type { BundleRegistry } from './shared_deps/bundle_registry';

declare const __kbnBundles__: BundleRegistry;

const PLACE_ID = 'kibana-body';

/** English is what the sources hold; any other language is fetched before the first text is made. */
const loadTexts = ({ basePath, locale }: InjectedMetadata): Promise<void> =>
  locale === 'en' ? Promise.resolve() : i18n.load(`${basePath}/translations/${locale}.json`);

const start = async (): Promise<void> => {
  const place =
    document.getElementById(PLACE_ID) ?? document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  try {
    const metadata = readInjectedMetadata(document);
    await loadTexts(metadata);
    root.render(boot({ metadata, bundles: __kbnBundles__ }));
  } catch (error) {
    root.render(<FailedPage error={toError(error)} />);
  }
};

if (document.readyState === 'loading') {
  document.addEventListener('DOMContentLoaded', () => void start());
} else {
  void start();
}
