import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { listFiles } from './files';

/** Beginning of what a zip can record, in local time because that is what its fields hold. */
const TIMESTAMP = new Date(1980, 0, 1);

const FILE_MODE = 0o100644;

/**
 * Writes an installable zip: every file of the plugin's folder below `kibana/<id>/`, readable for
 * all. The same files give the same bytes, whenever and wherever it is made.
 * @param source - folder of the built plugin
 * @param replaced - content by file name that takes the place of what the folder holds
 */
export async function writeZip(
  source: { readonly folder: string; readonly id: string },
  replaced: Readonly<Record<string, string>>,
  target: string,
): Promise<void> {
  const zip = new ZipFile();
  for (const file of listFiles(source.folder)) {
    const content = replaced[file] ?? readFileSync(join(source.folder, file));
    zip.addBuffer(Buffer.from(content), `kibana/${source.id}/${file}`, {
      mtime: TIMESTAMP,
      mode: FILE_MODE,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  mkdirSync(dirname(target), { recursive: true });
  await pipeline(zip.outputStream, createWriteStream(target));
}
