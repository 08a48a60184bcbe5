import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAllIfChanged } from '../build/build_cache';
import { hostTarget, pluginTarget } from '../build/targets';
import { systemErrorCode } from '../lib/system_error';
import { ensureChromium } from './chromium';
import { programOf, runProcess } from './run_process';
import { tallyCheck, tallyJest } from './tally';
import type { JestReport, StepResult } from './tally';

/** One step of `npm test`. */
export interface Check {
  readonly label: string;
  /** Rejects when the step could not be done at all, which counts as one failure. */
  run(): Promise<StepResult>;
}

/** Where results and caches of checks are kept, relative to the root. */
const CACHE = '.cache/checks';

const TYPE_PROJECTS = [
  'tsconfig.json',
  'tsconfig.server.json',
  'tsconfig.browser.json',
  'tsconfig.kibana-8.12.json',
];

/** Everything that the import checker reads. */
export const SOURCE_FOLDERS = [
  'common',
  'public',
  'server',
  'packages',
  'host',
  'dev_elasticsearch',
  'scripts',
  'test',
];

/** jest projects by step; a project in none of them would never run. */
export const JEST_PROJECTS = {
  unit: ['common', 'server', 'public', 'packages', 'host', 'shell', 'dev_elasticsearch', 'scripts'],
  'kibana 8.12': ['public-kibana-8.12'],
  contract: ['contracts'],
  integration: ['integration'],
  browser: ['e2e'],
} as const;

/** Steps whose tests share a build, or a browser's time: one test file at a time. */
const ALONE: readonly string[] = ['integration', 'browser'];

type Command = readonly [string, ...string[]];

/** A step that is one program; found when the step runs, so that a missing one fails only its step. */
const program = (root: string, label: string, command: () => Command): Check => ({
  label,
  run: async () => tallyCheck(await runProcess(command(), { cwd: root })),
});

const typeCheck = (root: string, project: string): Check =>
  program(root, `types: ${project}`, () => [
    ...programOf(root, 'typescript', 'tsc'),
    '--project',
    project,
    '--incremental',
    '--tsBuildInfoFile',
    `${CACHE}/${project}.tsbuildinfo`,
  ]);

/** Types, lint, format, import layers and dead code: steps that need nothing but the sources. */
export function staticChecks(root: string): Check[] {
  return [
    ...TYPE_PROJECTS.map((project) => typeCheck(root, project)),
    program(root, 'lint', () => [
      ...programOf(root, 'eslint'),
      '.',
      '--max-warnings=0',
      '--cache',
      `--cache-location=${CACHE}/eslint.json`,
    ]),
    program(root, 'format', () => [
      ...programOf(root, 'prettier'),
      '--check',
      '--cache',
      `--cache-location=${CACHE}/prettier.json`,
      '--log-level=warn',
      '.',
    ]),
    program(root, 'import layers', () => [
      ...programOf(root, 'dependency-cruiser', 'depcruise'),
      '--config=.dependency-cruiser.cjs',
      ...SOURCE_FOLDERS,
    ]),
    program(root, 'import layers: self-check', () => [
      process.execPath,
      'scripts/check_layers.mjs',
    ]),
    program(root, 'dead code', () => [...programOf(root, 'knip'), '--no-progress']),
  ];
}

/** Brings up to date what integration and browser tests load. */
export function buildCheck(root: string): Check {
  return {
    label: 'build',
    async run() {
      await buildAllIfChanged(root, [pluginTarget(root), hostTarget(root)]);
      return { passed: 0, failed: 0, output: '' };
    },
  };
}

const readReport = (file: string): JestReport | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const runJest = async (
  root: string,
  step: keyof typeof JEST_PROJECTS,
  env: NodeJS.ProcessEnv = {},
): Promise<StepResult> => {
  const report = join(root, CACHE, `jest-${step}.json`);
  mkdirSync(join(root, CACHE), { recursive: true });
  rmSync(report, { force: true });
  const run = await runProcess(
    [
      ...programOf(root, 'jest'),
      '--json',
      `--maxWorkers=${ALONE.includes(step) ? '1' : '100%'}`,
      `--outputFile=${report}`,
      '--selectProjects',
      ...JEST_PROJECTS[step],
    ],
    { cwd: root, env: { NODE_ENV: 'test', ...env } },
  );
  return tallyJest(run, readReport(report));
};

/** A step of tests that needs no browser, by its name in {@link JEST_PROJECTS}. */
export type TestStep = Exclude<keyof typeof JEST_PROJECTS, 'browser'>;

/** One step of tests; `env` is laid over the environment. */
export function testCheck(root: string, step: TestStep, env: NodeJS.ProcessEnv = {}): Check {
  return { label: `${step} tests`, run: () => runJest(root, step, env) };
}

/** The tests that need a browser, which is looked for or installed first. */
export function browserCheck(root: string): Check {
  return {
    label: 'browser tests',
    run: async () => runJest(root, 'browser', { CHROMIUM: await ensureChromium(root) }),
  };
}
