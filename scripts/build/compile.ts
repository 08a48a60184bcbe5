import type { Configuration, Stats } from '@rspack/core';

const ERRORS_SHOWN = 5;

const failure = (stats: Stats): Error => {
  const errors = stats.toJson({ all: false, errors: true }).errors ?? [];
  const shown = errors.slice(0, ERRORS_SHOWN).map((error) => error.message);
  const more = errors.length > shown.length ? `\n… and ${errors.length - shown.length} more` : '';
  return new Error(`The build failed:\n${shown.join('\n')}${more}`);
};

/**
 * Runs one compilation to its end. The bundler is loaded only now, since most starts build nothing.
 * @throws Error with the first five messages of the bundler
 */
export async function compile(configuration: Configuration): Promise<void> {
  const { rspack } = await import('@rspack/core');
  const compiler = rspack(configuration);
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close((closeError) => {
        if (error ?? closeError) reject(error ?? closeError ?? new Error('unreachable'));
        else if (stats?.hasErrors()) reject(failure(stats));
        else resolve();
      });
    });
  });
}
