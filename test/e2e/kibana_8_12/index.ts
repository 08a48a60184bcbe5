import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../../..');
const TSX = createRequire(__filename).resolve('tsx');

const run = promisify(execFile);

/** Scripts that a page of Kibana 8.12.2 has before those of its plugins, as paths of files. */
export interface Kibana812Scripts {
  readonly sharedDeps: string;
  readonly shell: string;
}

/** Brings them up to date. */
export async function buildKibana812(): Promise<Kibana812Scripts> {
  await run(process.execPath, ['--import', TSX, join(__dirname, 'build.ts')], { cwd: ROOT });
  const folder = join(ROOT, 'build/kibana_8_12');
  return { sharedDeps: join(folder, 'shared.js'), shell: join(folder, 'shell.js') };
}
