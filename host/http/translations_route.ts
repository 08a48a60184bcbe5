import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Server } from '@hapi/hapi';
import type { Logger } from '@kbn/core/server';

/** The language of the sources, which needs no file. */
const ENGLISH = 'en';

/** What the page's `i18n.load` is answered with. */
interface Catalogue {
  readonly locale: string;
  readonly messages: Readonly<Record<string, string>>;
}

/** What the texts are taken from. */
export interface TranslationsOptions {
  /** Folders of the plugins. */
  readonly directories: readonly string[];
  /** Language tag; the file `translations/<locale>.json` of each plugin. */
  readonly locale: string;
  readonly log: Logger;
}

/**
 * `GET /translations/<locale>.json`: the texts of all plugins in one language. A language that no plugin
 * has is answered without texts and logged as a warning; dates and numbers follow it all the same.
 * @throws when a plugin's file is not JSON
 */
export function addTranslationsRoute(
  server: Server,
  { directories, locale, log }: TranslationsOptions,
): void {
  const catalogue = readCatalogue(directories, locale);
  if (locale !== ENGLISH && Object.keys(catalogue.messages).length === 0) {
    log.warn(`There are no texts for the locale "${locale}", so they stay English.`);
  }
  server.route({
    method: 'GET',
    path: `/translations/${locale}.json`,
    options: { auth: false },
    handler: () => catalogue,
  });
}

function readCatalogue(directories: readonly string[], locale: string): Catalogue {
  const files = directories
    .map((directory) => join(directory, 'translations', `${locale}.json`))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Partial<Catalogue>);
  const entries = files.flatMap(({ messages = {} }) => Object.entries(messages));
  return { locale, messages: Object.fromEntries(entries) };
}
