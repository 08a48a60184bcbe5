import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MODULE = pathToFileURL(join(__dirname, 'progress.mjs')).href;

/** What a step prints that is still running after the given milliseconds of a clock of our own. */
async function printedAfter(milliseconds: number): Promise<string> {
  const code = `
    import { mock } from 'node:test';
    import { announced } from '${MODULE}';
    mock.timers.enable({ apis: ['setTimeout'] });
    let finish;
    const work = announced('waiting', new Promise((resolve) => { finish = resolve; }));
    mock.timers.tick(${milliseconds});
    finish();
    await work;
    mock.timers.tick(10_000);
  `;
  return (await run(process.execPath, ['--input-type=module', '--eval', code])).stdout;
}

describe('announced', () => {
  it.each([
    { milliseconds: 999, printed: '' },
    { milliseconds: 1000, printed: '… waiting\n' },
    { milliseconds: 60_000, printed: '… waiting\n' },
  ])('prints "$printed" after $milliseconds ms', async ({ milliseconds, printed }) => {
    expect(await printedAfter(milliseconds)).toBe(printed);
  });
});
