import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { listFiles } from './files';

const compress = promisify(brotliCompress);

/**
 * Writes a `.br` twin beside every script of a folder; Kibana serves it where brotli is accepted.
 * @param quality - 0 to 11; default the best, which is slow for large files
 */
export async function addBrotliTwins(
  folder: string,
  quality = constants.BROTLI_MAX_QUALITY,
): Promise<void> {
  const scripts = listFiles(folder).filter((file) => file.endsWith('.js'));
  await Promise.all(
    scripts.map(async (file) => {
      const content = await readFile(join(folder, file));
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      await writeFile(join(folder, `${file}.br`), await compress(content, { params }));
    }),
  );
}
