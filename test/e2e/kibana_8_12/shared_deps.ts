/**
 * @file Sets the globals that bundles find in Kibana 8.12.2: React 17.0.2, EUI 90.0.1 and what goes
 * with them. Shared as Kibana does, by `require`: a CommonJS module has no default export then.
 */
/* eslint-disable @typescript-eslint/no-require-imports -- see above */
import darkTheme from 'eui-90/dist/eui_theme_dark.min.css';
import lightTheme from 'eui-90/dist/eui_theme_light.min.css';
import { readInjectedMetadata } from '../../../host/shell/injected_metadata';
import { createBundleRegistry } from '../../../host/shell/shared_deps/bundle_registry';

/** In EUI 90 half of the components still have their looks from a style sheet, not from code. */
function addStyleSheet(): void {
  const style = document.createElement('style');
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  style.textContent = isDark ? darkTheme : lightTheme;
  document.head.prepend(style);
}

addStyleSheet();
Object.assign(window, {
  __kbnSharedDeps__: {
    ElasticEui: require('@elastic/eui'),
    EmotionCache: require('@emotion/cache'),
    EmotionReact: require('@emotion/react'),
    History: require('history'),
    KbnI18n: require('@kbn/i18n'),
    KbnI18nReact: require('@kbn/i18n-react'),
    Moment: require('moment'),
    React: require('react'),
    ReactDom: require('react-dom'),
    ReactQuery: require('@tanstack/react-query'),
    ReactRouterDom: require('react-router-dom'),
    Rxjs: require('rxjs'),
  },
  __kbnBundles__: createBundleRegistry(),
  __kbnPublicPath__: readInjectedMetadata(document).publicPaths,
});
