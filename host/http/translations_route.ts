import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Server } from '@hapi/hapi';

/** What the page's `i18n.load` is answered with. */
interface Catalogue {
  readonly locale: string;
  readonly messages: Readonly<Record<string, string>>;
}

/**
 * `GET /translations/<locale>.json`: the texts of all plugins in one language. A language that no plugin
 * has is answered without texts, so that dates and numbers follow it all the same.
 * @throws when a plugin's file is not JSON
 */
export function addTranslationsRoute(
  server: Server,
  directories: readonly string[],
  locale: string,
): void {
  const catalogue = readCatalogue(directories, locale);
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
