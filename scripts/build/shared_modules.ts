/**
 * Modules that Kibana hands to every plugin, by import name and member of `__kbnSharedDeps__`.
 * Only those that 8.12.2 and 9.x both share and that the stand-alone host offers as well
 * (host/shell/shared_deps); a further one is added in both places.
 */
export const SHARED_MODULES: Readonly<Record<string, string>> = {
  '@elastic/eui': 'ElasticEui',
  '@emotion/cache': 'EmotionCache',
  '@emotion/react': 'EmotionReact',
  '@kbn/i18n': 'KbnI18n',
  '@kbn/i18n-react': 'KbnI18nReact',
  '@tanstack/react-query': 'ReactQuery',
  history: 'History',
  moment: 'Moment',
  react: 'React',
  'react-dom': 'ReactDom',
  'react-router-dom': 'ReactRouterDom',
  rxjs: 'Rxjs',
};

/**
 * Packages that a plugin must never carry: a second copy would have its own React context, theme or
 * style cache, or would double what Kibana has loaded already. Names and scopes.
 */
const NEVER_BUNDLED = [
  ...Object.keys(SHARED_MODULES),
  '@elastic/',
  '@emotion/',
  '@kbn/',
  '@tanstack/',
  'classnames',
  'eui-90',
  'immer',
  'jquery',
  'lodash',
  'moment-timezone',
  'react-17',
  'react-dom-17',
  'react-intl',
  'react-redux',
  'react-router',
  'react-router-dom-v5-compat',
  'redux',
  'reselect',
  'scheduler',
  'styled-components',
  'tslib',
  'uuid',
];

/** Undefined for a file outside node_modules. */
const packageOfFile = (path: string): string | undefined => {
  if (!path.includes('/node_modules/')) return undefined;
  const [first, second = ''] = path.split('/node_modules/').at(-1)?.split('/') ?? [];
  return first?.startsWith('@') ? `${first}/${second}` : first;
};

/**
 * Why a file must not become part of the browser bundle, as one sentence; undefined when it may.
 * The sentence names the import to use instead where there is one.
 */
export function whyNotBundled(file: string): string | undefined {
  const path = file.replaceAll('\\', '/');
  if (/\/packages\/kbn-[^/]+\//.test(path)) {
    return `${path} is a stand-in for a module of Kibana: import its types only`;
  }
  const name = packageOfFile(path);
  if (name === undefined) return undefined;
  const forbidden = NEVER_BUNDLED.some((entry) =>
    entry.endsWith('/') ? name.startsWith(entry) : name === entry,
  );
  if (!forbidden) return undefined;
  return Object.hasOwn(SHARED_MODULES, name)
    ? `${path} would be bundled, yet only "${name}" itself is shared by Kibana, not what is below it`
    : `${path} would be bundled, yet "${name}" must come from Kibana: see SHARED_MODULES`;
}
