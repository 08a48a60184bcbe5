/**
 * @file Stand-in for Kibana's `@kbn/i18n` (8.12.2 to 9.x), on intl-messageformat as Kibana's is.
 * Left out on purpose: `formats`, `addTranslation`, `setLocale`, `getRegisteredLocales`, `handleIntlError`
 * and the file loader of the server.
 */
import { getIsInitialized, getLocale, getTranslation, init, load } from './catalogue';
import { translate } from './translate';

export type { Translation } from './catalogue';
export type { TranslateArguments } from './translate';

/** One catalogue for the whole process or page: English until {@link i18n.init} says otherwise. */
export const i18n = { getIsInitialized, getLocale, getTranslation, init, load, translate };
