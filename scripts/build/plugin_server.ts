import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { Compiler, Configuration } from '@rspack/core';
import { COMPILE_TYPESCRIPT, EXTENSIONS } from './rspack_rules';

/** The only module that the server takes from Kibana: schemas are checked by instance. */
const FROM_KIBANA = '@kbn/config-schema';

const isNodeCore = (request: string): boolean =>
  builtinModules.includes(request.replace(/^node:/, ''));

const requestOf = (module: object): string | undefined =>
  'userRequest' in module && typeof module.userRequest === 'string'
    ? module.userRequest
    : undefined;

/** Fails the build when the server would `require` what a Kibana may not have. */
const requireGuard = (compiler: Compiler): void => {
  compiler.hooks.compilation.tap('require guard', (compilation) => {
    compilation.hooks.finishModules.tap('require guard', (modules) => {
      for (const module of modules) {
        if (module.constructor.name !== 'ExternalModule') continue;
        const request = requestOf(module) ?? '';
        if (request === FROM_KIBANA || isNodeCore(request)) continue;
        compilation.errors.push(new Error(`server code may not require "${request}"`));
      }
    });
  });
};

/**
 * The plugin's server side as one CommonJS file for Node 18, readable rather than minified.
 * @param root - folder of the project
 * @param output - the plugin's folder in the build
 */
export function pluginServerConfiguration(root: string, output: string): Configuration {
  return {
    name: 'plugin, server',
    context: root,
    mode: 'production',
    devtool: false,
    target: 'node18',
    entry: { index: join(root, 'server/index.ts') },
    externals: { [FROM_KIBANA]: FROM_KIBANA },
    externalsType: 'commonjs',
    resolve: { extensions: EXTENSIONS },
    module: {
      rules: [COMPILE_TYPESCRIPT],
      parser: { javascript: { dynamicImportMode: 'eager' } },
    },
    optimization: { minimize: false, moduleIds: 'named', nodeEnv: false },
    output: {
      path: join(output, 'server'),
      filename: 'index.js',
      library: { type: 'commonjs2' },
    },
    plugins: [requireGuard],
    performance: false,
  };
}
