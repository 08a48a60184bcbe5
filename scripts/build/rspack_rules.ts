import type { RuleSetRule } from '@rspack/core';

/** TypeScript and JSX to ES2020; JSX in classic form, since Kibana shares no JSX runtime. */
export const COMPILE_TYPESCRIPT: RuleSetRule = {
  test: /\.tsx?$/,
  loader: 'builtin:swc-loader',
  options: {
    jsc: {
      target: 'es2020',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'classic' } },
    },
  },
};

/** Brings packages that ship newer syntax down to what the oldest supported browsers read. */
export const COMPILE_PACKAGES: RuleSetRule = {
  test: /\.[cm]?js$/,
  include: /node_modules/,
  loader: 'builtin:swc-loader',
  options: { jsc: { target: 'es2020', parser: { syntax: 'ecmascript' } } },
};

/** File endings tried for an import without one. */
export const EXTENSIONS = ['.tsx', '.ts', '.mjs', '.js', '.json'];
