import type { RootDatabase } from 'lmdb';

/** Version of what is kept in the data folder, and how. Grows when older servers could not read it. */
const FORMAT = 1;

const KEY = 'format';

/**
 * Notes the format in a new folder.
 * @throws Error with half a sentence when a later version of this server has written the folder.
 */
export function checkFormat(root: RootDatabase): void {
  const table = root.openDB<string, string>({ name: 'data_format', encoding: 'string' });
  const found = Number(table.get(KEY) ?? 0);
  if (found > FORMAT) throw new Error('a later version of this server has written it');
  if (found < FORMAT) table.putSync(KEY, String(FORMAT));
}
