/** The texts of one language. */
export interface Translation {
  /** BCP 47 tag such as `fr-FR`; absent means `en`. */
  readonly locale?: string;
  /** Message id to ICU message. An id that is missing keeps its default message. */
  readonly messages: Readonly<Record<string, string>>;
}

const DEFAULT_LOCALE = 'en';

let current: Translation = { messages: {} };
let initialized = false;

/** Replaces language and texts; translations made before keep their text. */
export function init(translation: Translation): void {
  current = translation;
  initialized = true;
}

/**
 * Fetches a catalogue and puts it in force.
 * @throws when the answer is not 2xx or not JSON; the language in force stays
 */
export async function load(translationsUrl: string): Promise<void> {
  const response = await fetch(translationsUrl, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new Error(`Translations request failed with status code: ${response.status}`);
  }
  init((await response.json()) as Translation);
}

/** True once {@link init} or {@link load} has run. */
export function getIsInitialized(): boolean {
  return initialized;
}

/** BCP 47 tag of the language in force, `en` by default. */
export function getLocale(): string {
  return current.locale ?? DEFAULT_LOCALE;
}

/** Language and texts in force, for React's provider. */
export function getTranslation(): Translation {
  return current;
}
