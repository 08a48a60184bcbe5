/** @file Run as a script of its own, because the bundler cannot be loaded inside jest. */
import { join, resolve } from 'node:path';
import type { Configuration } from '@rspack/core';
import { buildIfChanged, type BuildTarget } from '../../../scripts/build/build_cache';
import { compile } from '../../../scripts/build/compile';
import { COMPILE_TYPESCRIPT, EXTENSIONS } from '../../../scripts/build/rspack_rules';
import { SHARED_MODULES } from '../../../scripts/build/shared_modules';

const ROOT = resolve(__dirname, '../../..');
const HERE = 'test/e2e/kibana_8_12';
const OUTPUT = 'build/kibana_8_12';

const modules = (name: string): string => join(ROOT, 'node_modules', name);

/** Whatever asks for React or EUI gets those of Kibana 8.12.2, libraries included. */
const KIBANA_8_12 = {
  '@elastic/eui$': modules('eui-90'),
  'react-dom': modules('react-dom-17'),
  react: modules('react-17'),
};

const common = (output: string): Configuration => ({
  context: ROOT,
  mode: 'production',
  devtool: false,
  target: ['web', 'es2022'],
  resolve: {
    alias: KIBANA_8_12,
    extensions: EXTENSIONS,
    mainFields: ['browser', 'module', 'main'],
    tsConfig: join(ROOT, 'tsconfig.json'),
  },
  module: {
    rules: [COMPILE_TYPESCRIPT, { test: /\.css$/, type: 'asset/source' }],
    parser: { javascript: { dynamicImportMode: 'eager' } },
  },
  optimization: { minimize: false },
  output: { path: output, filename: '[name].js', publicPath: 'auto' },
  performance: false,
});

const target: BuildTarget = {
  name: 'kibana_8_12',
  inputs: ['package-lock.json', 'scripts/build', HERE, 'host/shell', 'host/lib', 'packages'],
  output: OUTPUT,
  async write(folder) {
    const externals = Object.entries(SHARED_MODULES).map(([name, member]) => [
      name,
      `__kbnSharedDeps__.${member}`,
    ]);
    await Promise.all([
      compile({ ...common(folder), entry: { shared: join(ROOT, HERE, 'shared_deps.ts') } }),
      compile({
        ...common(folder),
        entry: { shell: join(ROOT, HERE, 'shell.tsx') },
        externals: Object.fromEntries(externals) as Record<string, string>,
        externalsType: 'var',
      }),
    ]);
  },
};

void buildIfChanged(ROOT, target);
