import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from './files';

const read = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

const listed = (root: string): string[] => {
  const { translations } = read(join(root, '.i18nrc.json'));
  return Array.isArray(translations) ? translations.map(String) : [];
};

const present = (root: string): string[] => {
  const folder = join(root, 'translations');
  if (!existsSync(folder)) return [];
  return listFiles(folder).map((file) => `translations/${file}`);
};

/**
 * Copies `.i18nrc.json` and the translations it lists.
 * @throws Error when list and folder differ, or a file holds `formats`: an empty one would stop Kibana
 * from booting in that language, another would replace Kibana's own
 */
export function copyTranslations(root: string, output: string): void {
  const names = listed(root);
  const unlisted = present(root).filter((file) => !names.includes(file));
  if (unlisted.length > 0) throw new Error(`.i18nrc.json does not list ${unlisted.join(', ')}`);
  for (const name of names) {
    if ('formats' in read(join(root, name))) throw new Error(`${name}: leave out "formats"`);
    mkdirSync(dirname(join(output, name)), { recursive: true });
    cpSync(join(root, name), join(output, name));
  }
  cpSync(join(root, '.i18nrc.json'), join(output, '.i18nrc.json'));
}
