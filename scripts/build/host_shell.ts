import { join } from 'node:path';
import type { Configuration } from '@rspack/core';
import { COMPILE_TYPESCRIPT, EXTENSIONS } from './rspack_rules';
import { SHARED_MODULES } from './shared_modules';

const common = (root: string, output: string): Configuration => ({
  context: root,
  mode: 'production',
  devtool: false,
  target: ['web', 'es2022'],
  resolve: {
    extensions: EXTENSIONS,
    mainFields: ['browser', 'module', 'main'],
    tsConfig: join(root, 'tsconfig.json'),
  },
  output: {
    path: output,
    filename: '[name].js',
    assetModuleFilename: '[name].[contenthash][ext]',
    publicPath: 'auto',
  },
  optimization: { moduleIds: 'deterministic' },
  performance: false,
});

/**
 * `kbn-ui-shared-deps.js`: the modules that Kibana shares with plugins, and the bundle registry.
 * EUI loads each icon as a chunk of its own; they are put into this one file instead, so that no
 * icon appears late.
 * @param output - folder served below `/bundles`
 */
export function sharedDepsConfiguration(root: string, output: string): Configuration {
  return {
    ...common(root, output),
    name: 'host, shared modules',
    entry: { 'kbn-ui-shared-deps': join(root, 'host/shell/shared_deps/index.ts') },
    module: {
      rules: [COMPILE_TYPESCRIPT],
      parser: { javascript: { dynamicImportMode: 'eager' } },
    },
  };
}

/**
 * `shell.js`: login page and frame of the stand-alone host.
 * @param output - folder served below `/bundles`
 */
export function shellConfiguration(root: string, output: string): Configuration {
  return {
    ...common(root, output),
    name: 'host, shell',
    entry: { shell: join(root, 'host/shell/index.tsx') },
    externals: Object.fromEntries(
      Object.entries(SHARED_MODULES).map(([name, member]) => [name, `__kbnSharedDeps__.${member}`]),
    ),
    externalsType: 'var',
    module: { rules: [COMPILE_TYPESCRIPT, { test: /\.woff2$/, type: 'asset/resource' }] },
  };
}
