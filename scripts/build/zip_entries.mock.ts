import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { open } from 'yauzl';
import type { Entry, Options, ZipFile } from 'yauzl';

/** One file of a zip. */
export interface ZipEntry {
  readonly name: string;
  /** Unix type and permission bits. */
  readonly mode: number;
  readonly content: Buffer;
}

const openZip = promisify<string, Options, ZipFile>(open);

/** All entries of a zip, in its order. */
export async function readZip(file: string): Promise<ZipEntry[]> {
  const zip = await openZip(file, { lazyEntries: true, autoClose: false });
  const openStream = promisify(zip.openReadStream.bind(zip)) as (
    entry: Entry,
  ) => Promise<NodeJS.ReadableStream>;
  const entries: ZipEntry[] = [];
  const reading = new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      openStream(entry)
        .then((stream) => buffer(stream))
        .then((content) => {
          const mode = entry.externalFileAttributes >>> 16;
          entries.push({ name: entry.fileName, mode, content });
          zip.readEntry();
        })
        .catch(reject);
    });
  });
  zip.readEntry();
  await reading;
  zip.close();
  return entries;
}
