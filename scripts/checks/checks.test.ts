import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JEST_PROJECTS, SOURCE_FOLDERS } from './checks';

const ROOT = resolve(__dirname, '../..');

const { projects } = jest.requireActual<{
  readonly projects: readonly { readonly displayName: string }[];
}>('../../jest.config.cjs');

/** Folders of sources only: nothing that is made, installed or hidden. */
const NO_SOURCES = ['build', 'coverage', 'docs', 'node_modules', 'translations'];

describe('JEST_PROJECTS', () => {
  it('runs every jest project in one step', () => {
    const configured = projects.map(({ displayName }) => displayName);

    expect(Object.values(JEST_PROJECTS).flat().sort()).toEqual(configured.sort());
  });
});

describe('SOURCE_FOLDERS', () => {
  it('names every folder of sources, so that the import checker sees all of them', () => {
    const folders = readdirSync(ROOT).filter(
      (name) =>
        !name.startsWith('.') &&
        !NO_SOURCES.includes(name) &&
        statSync(join(ROOT, name)).isDirectory(),
    );

    expect([...SOURCE_FOLDERS].sort()).toEqual(folders);
  });
});
