/**
 * @file The classic script that Kibana loads on every page. It only registers; the plugin's own
 * modules are evaluated when Kibana first asks for them, since the script of a plugin they need
 * may come later in the document.
 */
import { PLUGIN_ID } from '../../common/constants';

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the bundler reads it
declare let __webpack_public_path__: string;
declare const __kbnBundles__: {
  define(key: string, getter: (moduleKey: string) => unknown, moduleKey: string): void;
};
declare const window: { readonly __kbnPublicPath__: Readonly<Record<string, string | undefined>> };

let plugin: unknown;

const load = (): unknown => {
  const publicPath = window.__kbnPublicPath__[PLUGIN_ID];
  if (publicPath === undefined) throw new Error(`__kbnPublicPath__ has no "${PLUGIN_ID}"`);
  __webpack_public_path__ = publicPath;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- must be synchronous and lazy
  return require('../../public');
};

__kbnBundles__.define(
  `plugin/${PLUGIN_ID}/public`,
  () => (plugin ??= load()),
  `plugin/${PLUGIN_ID}/public`,
);
