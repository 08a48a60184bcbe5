/**
 * @file Checks the import checker: plants one forbidden import for every rule of
 * .dependency-cruiser.cjs and every row of layers.cjs into a tree of dummy files, and expects each
 * to be reported by its name, and allowed imports not to be. So an edit of the tables cannot open a
 * door unnoticed.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const layers = require('../layers.cjs');
const { forbidden } = require('../.dependency-cruiser.cjs');

/** Imports that break a named rule; `to` is a file of ours or the name of a package. */
const NAMED = [
  { rule: 'plugin-knows-no-host', from: 'common/bad_host.ts', to: 'host/lib/target.ts' },
  { rule: 'plugin-knows-no-host', from: 'server/bad_scripts.ts', to: 'scripts/target.ts' },
  {
    rule: 'plugin-knows-no-host',
    from: 'public/bad_dev.ts',
    to: 'dev_elasticsearch/lib/target.ts',
  },
  { rule: 'server-not-public', from: 'server/bad_public.ts', to: 'public/lib/target.ts' },
  { rule: 'server-not-public', from: 'server/bad_public.test.ts', to: 'public/lib/target.ts' },
  { rule: 'public-not-server', from: 'public/bad_server.ts', to: 'server/lib/target.ts' },
  { rule: 'page-not-page', from: 'public/pages/a/bad.ts', to: 'public/pages/b/target.ts' },
  { rule: 'host-loads-only-the-built-plugin', from: 'host/bad.ts', to: 'server/lib/target.ts' },
  {
    rule: 'host-loads-only-the-built-plugin',
    from: 'host/bad_dev.ts',
    to: 'dev_elasticsearch/lib/target.ts',
  },
  {
    rule: 'dev-elasticsearch-stands-alone',
    from: 'dev_elasticsearch/bad.ts',
    to: 'common/target.ts',
  },
  { rule: 'stand-ins-stand-alone', from: 'packages/kbn-x/bad.ts', to: 'common/target.ts' },
  { rule: 'stand-ins-by-name-only', from: 'server/bad_name.ts', to: 'packages/kbn-x/target.ts' },
  { rule: 'no-test-code-in-product', from: 'server/bad_test.ts', to: 'server/target.test.ts' },
  { rule: 'no-test-code-in-product', from: 'host/bad_mock.ts', to: 'host/target.mock.ts' },
  { rule: 'no-node-core-in-browser-code', from: 'common/bad_core.ts', to: 'node:fs' },
  { rule: 'no-node-core-in-browser-code', from: 'public/bad_core.ts', to: 'node:crypto' },
  { rule: 'no-node-core-in-browser-code', from: 'host/shell/bad_core.ts', to: 'node:path' },
  { rule: 'hapi-only-in-servers', from: 'server/bad_hapi.ts', to: '@hapi/boom' },
  { rule: 'es-client-only-at-the-edge', from: 'server/bad_es.ts', to: '@elastic/elasticsearch' },
  { rule: 'react-only-in-the-browser', from: 'server/bad_react.ts', to: 'react' },
  { rule: 'react-only-in-the-browser', from: 'common/bad_eui.ts', to: '@elastic/eui' },
  { rule: 'no-circular', from: 'common/cycle_a.ts', to: 'common/cycle_b.ts' },
];

/** Imports that are allowed, close to the forbidden ones. */
const ALLOWED = [
  { from: 'common/cycle_b.ts', to: 'common/target.ts' },
  { from: 'server/routes/good.ts', to: 'server/services/target.ts' },
  { from: 'server/good_name.ts', to: '@kbn/core/server' },
  { from: 'server/good_core.ts', to: 'node:crypto' },
  { from: 'server/good.test.ts', to: 'server/target.mock.ts' },
  { from: 'public/pages/a/good.ts', to: 'public/hooks/target.ts' },
  { from: 'public/good.ts', to: 'common/target.ts' },
  { from: 'public/good_react.tsx', to: 'react' },
  { from: 'host/http/good.ts', to: '@hapi/boom' },
  { from: 'host/core/good.ts', to: '@elastic/elasticsearch' },
  { from: 'dev_elasticsearch/http/good.ts', to: 'dev_elasticsearch/security/target.ts' },
  { from: 'scripts/good.ts', to: 'host/lib/target.ts' },
];

const isInside = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** For each row of the table an import of the first other folder that the row does not list. */
const rowCases = () =>
  Object.entries(layers).map(([folder, allowed]) => {
    const target = Object.keys(layers).find(
      (other) => ![folder, ...allowed].some((known) => isInside(other, known)),
    );
    return {
      rule: `layer:${folder}`,
      from: `${folder}/bad_layer.ts`,
      to: `${target}/target.ts`,
    };
  });

const isOurs = (path) => /[.]tsx?$/.test(path);

const specifier = ({ from, to }) => {
  if (!isOurs(to)) return to;
  const path = relative(dirname(from), to)
    .replaceAll('\\', '/')
    .replace(/[.]tsx?$/, '');
  return path.startsWith('.') ? path : `./${path}`;
};

const writeTree = (folder, cases) => {
  const write = (file, text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const { to } of cases.filter((one) => isOurs(one.to))) write(to, 'export const x = 1;\n');
  write('packages/kbn-core/server/index.ts', 'export const x = 1;\n');
  for (const one of cases) write(one.from, `import * as x from '${specifier(one)}';\nvoid x;\n`);
  write('common/cycle_b.ts', "import './cycle_a';\nimport './target';\nexport const x = 1;\n");
  for (const name of ['tsconfig.json', 'tsconfig.base.json']) {
    copyFileSync(join(root, name), join(folder, name));
  }
};

const cruise = (folder) => {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const run = spawnSync(process.execPath, [program, '--config', config, '-T', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!run.stdout.startsWith('{')) throw new Error(`The checker failed: ${run.stderr}`);
  return JSON.parse(run.stdout).summary.violations.map(({ rule, from }) => ({
    rule: rule.name,
    from,
  }));
};

const findFaults = (cases, violations) => {
  const isReported = ({ rule, from }) =>
    violations.some((violation) => violation.rule === rule && violation.from === from);
  const covered = new Set(cases.map(({ rule }) => rule));
  return [
    ...cases
      .filter((one) => !isReported(one))
      .map(({ rule, from, to }) => `${rule} does not report ${from} → ${to}`),
    ...ALLOWED.filter(({ from }) => from.includes('good'))
      .flatMap(({ from }) => violations.filter((violation) => violation.from === from))
      .map(({ rule, from }) => `${rule} reports ${from}, which is allowed`),
    ...forbidden
      .filter(({ name }) => !covered.has(name))
      .map(({ name }) => `no case breaks the rule ${name}`),
  ];
};

mkdirSync(join(root, '.cache'), { recursive: true });
const folder = mkdtempSync(join(root, '.cache/layers-'));
try {
  const cases = [...NAMED, ...rowCases()];
  writeTree(folder, [...cases, ...ALLOWED]);
  const faults = findFaults(cases, cruise(folder));
  for (const fault of faults) console.error(fault);
  console.log(`${cases.length} forbidden imports planted, ${faults.length} faults found`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
