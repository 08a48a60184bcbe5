import type { InjectedMetadata } from '../lib/injected_metadata';

/**
 * Reads what the server put into the page.
 * @throws Error when the element or its data is missing
 */
export function readInjectedMetadata(page: Document): InjectedMetadata {
  const data = page.querySelector('kbn-injected-metadata')?.getAttribute('data');
  if (!data) throw new Error('The page has no <kbn-injected-metadata data="…">');
  return JSON.parse(data) as InjectedMetadata;
}
