/** Whether a text has the form of a BCP 47 tag such as `de-DE`; it need not be a language of anybody. */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
