/** Text read from base64, or the words in which Java's decoder, and so Elasticsearch, refuses it. */
export type DecodedBase64 =
  | { readonly text: string; readonly problem?: never }
  | { readonly text?: never; readonly problem: string };

/**
 * Reads standard base64 of UTF-8: padding may be missing; URL-safe characters and blanks are refused.
 */
export function decodeBase64(encoded: string): DecodedBase64 {
  const problem = problemOf(encoded);
  if (problem !== undefined) return { problem };
  return { text: Buffer.from(encoded, 'base64').toString('utf8') };
}

const NOT_ENOUGH_BITS = 'Last unit does not have enough valid bits';
const WRONG_ENDING = 'Input byte array has wrong 4-byte ending unit';

function problemOf(encoded: string): string | undefined {
  if (encoded.length === 1) return 'Input byte[] should at least have 2 bytes for base64 bytes';
  const length = /^[A-Za-z0-9+/]*/.exec(encoded)?.[0].length ?? 0;
  const rest = encoded.slice(length);
  if (rest !== '' && !rest.startsWith('=')) {
    return `Illegal base64 character ${rest.charCodeAt(0).toString(16)}`;
  }
  const inLastUnit = length % 4;
  if (inLastUnit === 1) return NOT_ENOUGH_BITS;
  return rest === '' ? undefined : paddingProblem(rest, { length, inLastUnit });
}

function paddingProblem(
  rest: string,
  { length, inLastUnit }: { readonly length: number; readonly inLastUnit: number },
): string | undefined {
  const padding = '='.repeat(4 - inLastUnit);
  if (inLastUnit === 0 || !rest.startsWith(padding)) return WRONG_ENDING;
  if (rest === padding) return undefined;
  return `Input byte array has incorrect ending byte at ${length + padding.length}`;
}
