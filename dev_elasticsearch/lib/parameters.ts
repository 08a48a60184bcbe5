import { illegalArgument } from './elasticsearch_error';

/** Query parameters as a request holds them. */
export type Parameters = Readonly<Record<string, string>>;

/** A yes-or-no parameter: `''` counts as true, absence as the default. */
export function booleanParameter(query: Parameters, name: string, absent = false): boolean {
  const value = query[name];
  if (value === undefined) return absent;
  if (value === '' || value === 'true') return true;
  if (value === 'false') return false;
  throw illegalArgument(`Failed to parse value [${value}] as only [true] or [false] are allowed.`);
}

/** A comma-separated list; empty entries are dropped, absence is an empty list. */
export function listParameter(query: Parameters, name: string): string[] {
  return splitList(query[name]);
}

/** Splits `a,b,c` as Elasticsearch does for names in a path or a parameter. */
export function splitList(value: string | undefined): string[] {
  return (value ?? '').split(',').filter((entry) => entry !== '');
}

/** Checks `refresh`: writes here are visible as soon as they are answered, whatever it says. */
export function checkRefresh(query: Parameters): void {
  const { refresh = '' } = query;
  if (!['', 'true', 'false', 'wait_for'].includes(refresh)) {
    throw illegalArgument(`Unknown value for refresh: [${refresh}].`);
  }
}
