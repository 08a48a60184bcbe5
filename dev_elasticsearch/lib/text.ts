/** The text, undefined for an empty or absent one: Elasticsearch treats both alike in selections. */
export function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
