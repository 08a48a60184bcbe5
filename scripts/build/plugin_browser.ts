import { join } from 'node:path';
import type { Compiler, Configuration } from '@rspack/core';
import { PLUGIN_ID } from '../../common/constants';
import { COMPILE_PACKAGES, COMPILE_TYPESCRIPT, EXTENSIONS } from './rspack_rules';
import { SHARED_MODULES, whyNotBundled } from './shared_modules';

const resourceOf = (module: object): string | undefined =>
  'resource' in module && typeof module.resource === 'string' ? module.resource : undefined;

/** Fails the build when something that Kibana shares, or never shares, would be bundled. */
const bundleGuard = (compiler: Compiler): void => {
  compiler.hooks.compilation.tap('bundle guard', (compilation) => {
    compilation.hooks.finishModules.tap('bundle guard', (modules) => {
      for (const module of modules) {
        const reason = whyNotBundled(resourceOf(module) ?? '');
        if (reason !== undefined) compilation.errors.push(new Error(reason));
      }
    });
  });
};

/**
 * The plugin's browser side: `target/public/apiKeys.plugin.js` and its content-hashed chunks, by
 * the rules of Kibana's bundle protocol (classic script, shared modules as globals, no eval).
 * @param root - folder of the project
 * @param output - the plugin's folder in the build
 */
export function pluginBrowserConfiguration(root: string, output: string): Configuration {
  return {
    name: 'plugin, browser',
    context: root,
    mode: 'production',
    devtool: false,
    target: ['web', 'es2020'],
    entry: { [PLUGIN_ID]: join(root, 'scripts/build/plugin_entry.ts') },
    externals: Object.fromEntries(
      Object.entries(SHARED_MODULES).map(([name, member]) => [name, `__kbnSharedDeps__.${member}`]),
    ),
    externalsType: 'var',
    resolve: { extensions: EXTENSIONS, mainFields: ['browser', 'module', 'main'] },
    module: { rules: [COMPILE_TYPESCRIPT, COMPILE_PACKAGES] },
    optimization: { moduleIds: 'deterministic', chunkIds: 'deterministic' },
    output: {
      path: join(output, 'target/public'),
      filename: '[name].plugin.js',
      chunkFilename: `${PLUGIN_ID}.chunk.[name].[contenthash].js`,
      chunkLoadingGlobal: `${PLUGIN_ID}_bundle_chunks`,
      uniqueName: PLUGIN_ID,
      publicPath: '',
      strictModuleErrorHandling: true,
    },
    plugins: [bundleGuard],
    performance: false,
  };
}
